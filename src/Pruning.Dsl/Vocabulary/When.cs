#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>At which point of a training run weights are removed.</summary>
public enum When
{
    /// <summary>
    /// After the dense network has been trained, in one shot or in rounds of removal and fine-tuning.
    /// </summary>
    AfterTraining,
}
