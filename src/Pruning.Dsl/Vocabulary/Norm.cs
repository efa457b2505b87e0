#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>A norm of weights: what is penalised during training, layer by layer, and, of the first two, the magnitude
/// of a block, neuron or filter.</summary>
public enum Norm
{
    /// <summary>Σ|w|. As a penalty strength · Σ|w|: pulls weights to zero at a constant speed.</summary>
    L1,

    /// <summary>Σw². As a penalty strength / 2 · Σw²: pulls weights to zero in proportion to their size.</summary>
    L2,

    /// <summary>max|w|, of all weights of a layer. As a penalty strength · max|w|: pulls the largest weight of each
    /// layer down, so that many become equally large.</summary>
    LInfinity,

    /// <summary>The group lasso (Yuan and Lin 2006). As a penalty strength · Σ √n ‖w‖₂ over groups of n weights: pulls
    /// neurons, filters or inputs to zero as a whole; see <see cref="GroupBy"/>.</summary>
    Group,

    /// <summary>(Σ|w|)² / Σw² of a layer (Yang, Wen and Li 2020). As a penalty strength · (Σ|w|)² / Σw²: pulls small
    /// weights to zero while large ones grow; it does not depend on the scale of the weights.</summary>
    HoyerSquare,
}
