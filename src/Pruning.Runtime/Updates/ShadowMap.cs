using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>
/// W is θ where it is kept, and the gradient of the pruned network moves all of θ: removed weights too, straight
/// through the mask (Lin et al. 2020; Guo et al. 2016). Events change the mask.
/// </summary>
internal sealed class ShadowMap(NetworkPlan plan, Arena arena, LayerPlan layer) : WeightMap(plan, arena, layer)
{
    /// <summary>Takes over kept weights; removed ones go on from what they were.</summary>
    public override void Adopt()
    {
        foreach (int weight in new KeptIndices(Mask))
        {
            Shadow[weight] = Weights[weight];
        }
    }

    public override void Project() => WriteKept();
}
