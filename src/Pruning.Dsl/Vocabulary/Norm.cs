#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>A norm of weights: what is penalised during training, and the magnitude of a neuron or
/// filter.</summary>
public enum Norm
{
    /// <summary>Σ|w|. As a penalty strength · Σ|w|: pulls weights to zero at a constant speed.</summary>
    L1,

    /// <summary>Σw². As a penalty strength / 2 · Σw²: pulls weights to zero in proportion to their size.</summary>
    L2,
}
