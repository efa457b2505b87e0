using System;
using Pruning.Data;
using Pruning.Plans;

namespace Pruning.Execution;

/// <summary>What a data set must be like for a network to read it.</summary>
internal static class DataContract
{
    /// <summary>Accepts the data, or says what does not fit.</summary>
    public static void Require(NetworkPlan plan, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Features != plan.Features)
        {
            throw new ArgumentException(
                $"{plan.Name} reads {plan.Features} numbers per sample ([{string.Join(", ", plan.Input)}]), "
                + $"but those of '{data.Name}' have {data.Features}.");
        }

        int outputs = data.Classes > 0 ? data.Classes : data.Targets;
        if (outputs != plan.Outputs)
        {
            string kind = data.Classes > 0 ? "classes" : "targets";
            throw new ArgumentException(
                $"{plan.Name} has {plan.Outputs} outputs, but '{data.Name}' has {outputs} {kind}.");
        }

        if (data.Classes == 0 && plan.Loss == Loss.SoftmaxCrossEntropy)
        {
            throw new ArgumentException(
                $"{plan.Name} has a softmax loss, which needs labels, but '{data.Name}' has regression targets. "
                + "Declare Loss = Loss.MeanSquaredError.");
        }
    }
}
