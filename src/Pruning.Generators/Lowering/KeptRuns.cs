using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Kernels of layers that lose whole rows or channels go over those that are kept only, if they go over all weights of
/// these: the step says which they are.
/// </summary>
internal static class KeptRuns
{
    /// <summary>What is done with the weights for a single sample.</summary>
    public const string Prediction = nameof(Sparse.SparseDirection.Prediction);

    /// <summary>The end of the name of such a kernel; empty for others.</summary>
    /// <param name="skips">Whether it is one.</param>
    public static string Suffix(bool skips) => skips ? "_Kept" : "";

    /// <summary>The kept rows and the kept channels of a layer; empty where its kernels skip none.</summary>
    /// <param name="layers">All layers with weights.</param>
    /// <param name="name">The layer.</param>
    /// <param name="direction">What is done with the weights.</param>
    public static Operand[] Of(EquatableArray<LayerPlan> layers, string name, string direction)
    {
        int index = layers.IndexOf(name);
        string arguments = "(" + Literal.Of(index) + ", SparseDirections." + direction + ")";
        return layers[index].SkipsChannels
            ? [Operand.Scalar("step.KeptRows" + arguments), Operand.Scalar("step.KeptChannels" + arguments)]
            : [];
    }

    /// <summary>The kept rows of a layer, and the vectors of its inputs, for a single sample; empty as above.</summary>
    /// <param name="layers">All layers with weights.</param>
    /// <param name="name">The layer.</param>
    public static Operand[] OfVectors(EquatableArray<LayerPlan> layers, string name)
    {
        Operand[] runs = Of(layers, name, Prediction);
        return runs.Length == 0
            ? []
            : [runs[0], Operand.Scalar("step.KeptVectors(" + Literal.Of(layers.IndexOf(name)) + ")")];
    }
}
