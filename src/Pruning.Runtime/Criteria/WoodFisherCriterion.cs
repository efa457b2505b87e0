namespace Pruning.Criteria;

/// <summary>
/// w² / (2 [F⁻¹]_qq) with F = λ I + (1/N) Σ g gᵀ, the empirical Fisher information of blocks of consecutive weights of
/// a layer (Singh and Alistarh 2020); after the removal the other weights of a block make up for it. The paper inverts
/// F by one sample after the other; here it is inverted at once, to the same result.
/// </summary>
/// <param name="samples">How many samples; see <see cref="DataCriterion"/>.</param>
/// <param name="shuffle">Whether they are drawn from all of the data.</param>
/// <param name="damping">λ; 0 for <see cref="DefaultDamping"/>.</param>
/// <param name="blockSize">Weights of a block; 0 for <see cref="DefaultBlockSize"/>.</param>
public sealed class WoodFisherCriterion(
    int samples = 0, bool shuffle = false, double damping = 0, int blockSize = 0)
    : DataCriterion(samples, shuffle)
{
    /// <summary>λ where none is declared.</summary>
    public const double DefaultDamping = 1e-5;

    /// <summary>Weights of a block where none are declared.</summary>
    public const int DefaultBlockSize = 100;

    private readonly double _damping = damping == 0 ? DefaultDamping : damping;
    private readonly int _blockSize = blockSize == 0 ? DefaultBlockSize : blockSize;

    internal override void Score(ScoredLayers layers) =>
        layers.Surgeons.OfBlocks(layers.Analyst, _blockSize).Score(layers, _damping);

    internal override void Compensate(ScoredLayers layers)
    {
        layers.Surgeons.OfBlocks(layers.Analyst, _blockSize).Update(layers, _damping);
        layers.Compensation.Found();
    }
}
