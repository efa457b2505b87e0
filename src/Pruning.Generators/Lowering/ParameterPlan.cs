using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>Where every parameter stands, and who it belongs to. All in the order of the graph.</summary>
/// <param name="Layers">The layers with weights, projections included.</param>
/// <param name="Joins">The sums and concatenations.</param>
/// <param name="Norms">The batch normalisations of both.</param>
/// <param name="Length">Floats of all parameters, gaps for alignment included.</param>
/// <param name="MaskWords">Words of 32 bits of all masks.</param>
/// <param name="PatternLength">Floats and words of all lists of kept weights.</param>
internal sealed record ParameterPlan(
    EquatableArray<LayerPlan> Layers,
    EquatableArray<JoinPlan> Joins,
    EquatableArray<NormPlan> Norms,
    int Length,
    int MaskWords,
    int PatternLength);
