using System;
using System.Numerics.Tensors;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>
/// Movement pruning (Sanh et al. 2020): w = θ where the score S is among the highest. The gradient of the mask is
/// handed on to S as if the choice were not there, ∂L/∂S = ∂L/∂w θ, of removed weights too; θ moves where it is kept.
/// </summary>
internal sealed class MovementMap(NetworkPlan plan, Arena arena, LayerPlan layer, MovementGroup group)
    : LearnedMap(plan, arena, layer)
{
    /// <summary>What the layer is compared with.</summary>
    public MovementGroup Group => group;

    public override void Project()
    {
        // Maps are asked in the order of the layers: the first one chooses for all.
        if (ReferenceEquals(Layer, group.First))
        {
            group.Select();
        }

        WriteKept();
    }

    public override void PullBack()
    {
        Span<float> gradients = Gradients;
        TensorPrimitives.Multiply(gradients, Shadow, ParameterGradients);
        MaskBits.Apply(Mask, gradients);
    }
}
