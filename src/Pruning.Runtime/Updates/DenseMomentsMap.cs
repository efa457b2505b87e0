using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>
/// Removed weights stay zero, but the optimiser knows their momentum: what decides which of them come back (Dettmers
/// and Zettlemoyer 2019). θ is W; apart from W it is only so that a step does not mask its moments.
/// </summary>
internal sealed class DenseMomentsMap(NetworkPlan plan, Arena arena, LayerPlan layer) : WeightMap(plan, arena, layer)
{
    public override void Project() => WriteKept();

    public override void Constrain() => MaskBits.Apply(Mask, Shadow);
}
