namespace Pruning.Generators.Lowering;

/// <summary>
/// A batch normalisation: where its parameters and its running statistics stand, from the start of the parameters.
/// The same offsets find the gradients, moments and initial values of scale and shift; for the statistics nothing uses
/// the gradients and moments, but a rewinding brings them back with everything else.
/// </summary>
/// <param name="Name">The name of the node, such as "Conv1.BatchNorm".</param>
/// <param name="Layer">The name of the layer that it belongs to, which has no other one.</param>
/// <param name="Channels">C.</param>
/// <param name="Scale">Offset of the scale [C].</param>
/// <param name="Shift">Offset of the shift [C].</param>
/// <param name="Mean">Offset of the running mean [C].</param>
/// <param name="Variance">Offset of the running variance [C].</param>
internal sealed record NormPlan(
    string Name, string Layer, int Channels, int Scale, int Shift, int Mean, int Variance);
