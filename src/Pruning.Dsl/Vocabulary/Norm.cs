#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>Which norm of the weights is penalised during training.</summary>
public enum Norm
{
    /// <summary>strength · Σ|w|: pulls weights to zero at a constant speed.</summary>
    L1,

    /// <summary>strength / 2 · Σw²: pulls weights to zero in proportion to their size.</summary>
    L2,
}
