using System;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>
/// How the weights W that passes read follow from the values θ that are trained, which stand in the shadow of the
/// arena: removed weights that keep moving, thresholds, gates. Nothing is allocated per step.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="arena">Its memory.</param>
/// <param name="layer">The layer.</param>
internal abstract class WeightMap(NetworkPlan plan, Arena arena, LayerPlan layer)
{
    /// <summary>The layer.</summary>
    public LayerPlan Layer => layer;

    /// <summary>W, as passes read it; exactly zero where the mask says removed.</summary>
    public Span<float> Weights => arena.Slice(layer.Weights, layer.Count);

    /// <summary>θ, laid out as W.</summary>
    public Span<float> Shadow => arena.Slice(plan.Arena.Shadow + layer.Weights, layer.Count);

    /// <summary>∂L/∂W after a pass, then ∂L/∂θ.</summary>
    public Span<float> Gradients => arena.Slice(plan.Arena.Gradients + layer.Weights, layer.Count);

    /// <summary>The mask of W.</summary>
    public Span<uint> Mask => arena.MaskOf(plan, layer);

    /// <summary>Whether W differs from step to step though θ does not: gates that are drawn.</summary>
    public virtual bool IsDrawn => false;

    /// <summary>Whether the weight decay of the optimiser holds for θ; a map that has one of its own says no.</summary>
    public virtual bool Decays => true;

    /// <summary>Takes over W as it is, at the first step of an optimiser that knows nothing yet.</summary>
    public virtual void Adopt() => Weights.CopyTo(Shadow);

    /// <summary>Writes W and the mask as the next step shall see them.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="step">Steps that the network has made in its life: what draws depend on.</param>
    public virtual void ProjectForStep(ulong seed, long step) => Project();

    /// <summary>Writes W and the mask as they are outside of training, without chance.</summary>
    public abstract void Project();

    /// <summary>Turns ∂L/∂W into ∂L/∂θ, in place, and adds up the gradients of what else is trained; penalties
    /// included. Where a map does not say otherwise, the two are the same.</summary>
    public virtual void PullBack()
    {
    }

    /// <summary>W becomes θ where it is kept.</summary>
    protected void WriteKept()
    {
        Shadow.CopyTo(Weights);
        MaskBits.Apply(Mask, Weights);
    }

    /// <summary>Other parameters that are trained.</summary>
    /// <param name="place">Their place within the parameters.</param>
    /// <param name="count">How many.</param>
    protected Span<float> ParametersAt(int place, int count) => arena.Slice(place, count);

    /// <summary>∂L/∂ of other parameters.</summary>
    /// <param name="place">Their place within the parameters.</param>
    /// <param name="count">How many.</param>
    protected Span<float> GradientsAt(int place, int count) => arena.Slice(plan.Arena.Gradients + place, count);

    /// <summary>What must hold for θ and the other trained values after a step.</summary>
    public virtual void Constrain()
    {
    }
}
