namespace Pruning.Criteria;

/// <summary>
/// w² / (2 [H⁻¹]_qq) (Hassibi and Stork 1993), exactly and layer by layer (Frantar and Alistarh 2022): H is the Hessian
/// of the squared error of the layer's outputs, so each output is for itself. The score is what the removal costs when
/// its turn comes, the weights of the output that are left having made up for those before it; after the removal they
/// do.
/// </summary>
/// <param name="samples">How many samples; see <see cref="DataCriterion"/>.</param>
/// <param name="shuffle">Whether they are drawn from all of the data.</param>
/// <param name="damping">What is added to the diagonal of H, as a fraction of its mean over inputs that are not always
/// 0; ten times as much, and so on, where H is still singular. 0 for <see cref="DefaultDamping"/>.</param>
public sealed class OptimalBrainSurgeonCriterion(int samples = 0, bool shuffle = false, double damping = 0)
    : DataCriterion(samples, shuffle)
{
    /// <summary>The damping of a criterion that does not say how much.</summary>
    public const double DefaultDamping = 0.01;

    private readonly double _damping = damping == 0 ? DefaultDamping : damping;

    internal override void Score(ScoredLayers layers) =>
        layers.Surgeons.OfLayers(layers.Analyst).Trace(layers, _damping);

    internal override void Compensate(ScoredLayers layers)
    {
        layers.Surgeons.OfLayers(layers.Analyst).Update(layers, _damping);
        layers.Compensation.Found();
    }
}
