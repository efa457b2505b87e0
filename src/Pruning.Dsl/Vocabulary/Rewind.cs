#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>What the weights that stay are set to after a removal.</summary>
public enum Rewind
{
    /// <summary>They keep their values: fine-tuning.</summary>
    None,

    /// <summary>
    /// They return to the values they had before the first training step, and are trained for the full number of epochs
    /// again: the lottery-ticket procedure (Frankle and Carbin 2019).
    /// </summary>
    Initialization,
}
