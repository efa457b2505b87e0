using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>What can be wrong with the values of [Train].</summary>
internal static class TrainRules
{
    /// <summary>The most samples in a step.</summary>
    public const int LargestBatch = 65536;

    public static IEnumerable<Fault> Check(NetworkDeclaration network)
    {
        TrainDeclaration train = network.Train;

        // NaN stands for a learning rate that is not given.
        bool rate = double.IsNaN(train.LearningRate) || Numbers.IsPositive(train.LearningRate);
        (string Name, double Value, bool Holds, string Allowed)[] values =
        [
            ("LearningRate", train.LearningRate, rate, "positive and finite"),
            ("BatchSize", train.BatchSize, train.BatchSize is >= 1 and <= LargestBatch, "from 1 to 65536"),
            ("Epochs", train.Epochs, train.Epochs >= 0, "0 or more"),
            ("Momentum", train.Momentum, Numbers.IsFraction(train.Momentum), "at least 0 and below 1"),
            ("Beta1", train.Beta1, Numbers.IsFraction(train.Beta1), "at least 0 and below 1"),
            ("Beta2", train.Beta2, Numbers.IsFraction(train.Beta2), "at least 0 and below 1"),
            ("Epsilon", train.Epsilon, Numbers.IsPositive(train.Epsilon), "positive and finite"),
            ("WeightDecay", train.WeightDecay, Numbers.IsNotNegative(train.WeightDecay), "0 or more, and finite"),
            ("WarmupEpochs", train.WarmupEpochs, Numbers.IsNotNegative(train.WarmupEpochs), "0 or more, and finite"),
            ("StepEpochs", train.StepEpochs, train.StepEpochs >= 1, "1 or more"),
            ("StepFactor", train.StepFactor, Numbers.IsFactor(train.StepFactor), "above 0 and at most 1"),
        ];
        foreach ((string name, double value, bool holds, string allowed) in values)
        {
            if (!holds)
            {
                yield return new Fault(
                    FaultId.TrainingValueOutOfRange,
                    "",
                    [name, network.Name, Invariant.Text(value), allowed]);
            }
        }

        if (train is { Optimizer: Optimizer.Sgd, Nesterov: true, Momentum: 0 })
        {
            yield return new Fault(FaultId.NesterovWithoutMomentum, "", [network.Name]);
        }

        if (EnumRules.IsUndefined(train.Optimizer))
        {
            yield return EnumRules.Fault("", "Train", train.Optimizer);
        }

        if (EnumRules.IsUndefined(train.Curve))
        {
            yield return EnumRules.Fault("", "Train", train.Curve);
        }
    }
}
