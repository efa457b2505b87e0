using System.Collections.Generic;

namespace Pruning.Plans;

/// <summary>
/// One tensor of a network, by the name that it has in files: "Conv1.Weights", "Conv1.BatchNorm.Scale".
/// </summary>
/// <param name="Name">The name of its layer, and what it is to the layer.</param>
/// <param name="Kind">What it is to the layer.</param>
/// <param name="Shape">The size of each dimension, outermost first.</param>
/// <param name="Place">Its place within the parameters.</param>
internal sealed record TensorPlan(string Name, TensorKind Kind, int[] Shape, int Place)
{
    /// <summary>Whether the optimiser changes it; it has gradients and moments then.</summary>
    public bool IsTrained => Kind is not (TensorKind.Mean or TensorKind.Variance);

    /// <summary>Whether it belongs to a learned mask: inference has no use for it.</summary>
    public bool IsOfMask => Kind is TensorKind.Thresholds or TensorKind.Gates or TensorKind.Scores;

    /// <summary>Numbers in all.</summary>
    public int Count
    {
        get
        {
            int count = 1;
            foreach (int size in Shape)
            {
                count *= size;
            }

            return count;
        }
    }

    /// <summary>All tensors of a network: those of its layers, then those of its joins.</summary>
    public static IEnumerable<TensorPlan> Of(NetworkPlan network)
    {
        foreach (LayerPlan layer in network.Layers)
        {
            yield return new TensorPlan(layer.Name + ".Weights", TensorKind.Weights, layer.Shape, layer.Weights);
            if (layer.Bias >= 0)
            {
                yield return new TensorPlan(layer.Name + ".Bias", TensorKind.Bias, [layer.Outputs], layer.Bias);
            }

            if (layer.Learned is { } learned)
            {
                int[] shape = learned.Kind == TensorKind.Scores ? layer.Shape : [learned.Count];
                yield return new TensorPlan(layer.Name + "." + learned.Kind, learned.Kind, shape, learned.Place);
            }

            foreach (TensorPlan tensor in Of(layer.Name, layer.BatchNorm))
            {
                yield return tensor;
            }
        }

        foreach (JoinPlan join in network.Joins)
        {
            foreach (TensorPlan tensor in Of(join.Name, join.BatchNorm))
            {
                yield return tensor;
            }
        }
    }

    private static TensorPlan[] Of(string layer, NormPlan? norm)
    {
        if (norm is null)
        {
            return [];
        }

        string prefix = layer + ".BatchNorm.";
        int[] shape = [norm.Channels];
        return
        [
            new TensorPlan(prefix + "Scale", TensorKind.Scale, shape, norm.Scale),
            new TensorPlan(prefix + "Shift", TensorKind.Shift, shape, norm.Shift),
            new TensorPlan(prefix + "Mean", TensorKind.Mean, shape, norm.Mean),
            new TensorPlan(prefix + "Variance", TensorKind.Variance, shape, norm.Variance),
        ];
    }
}
