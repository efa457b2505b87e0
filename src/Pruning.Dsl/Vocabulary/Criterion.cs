#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>What the score of a weight is; the lowest scores are removed first.</summary>
public enum Criterion
{
    /// <summary>|w| (Janowsky 1989; Han et al. 2015).</summary>
    Magnitude,

    /// <summary>A uniform random number: the floor that every criterion has to beat.</summary>
    Random,

    /// <summary>
    /// w² over the sum of the squares of all weights of the layer that are not smaller (Lee et al. 2021): compared
    /// globally, every layer keeps its largest weights.
    /// </summary>
    Lamp,

    /// <summary>|g|, the gradient of the mean loss: a weak baseline.</summary>
    Gradient,

    /// <summary>|w g|, or its mean square over the samples: the change of the loss to first order (Mozer and Smolensky
    /// 1989; Molchanov et al. 2019). See <see cref="Reduction"/>.</summary>
    Taylor,

    /// <summary>|w g| over its sum: the connection sensitivity of a network before training (Lee et al.
    /// 2019).</summary>
    Snip,

    /// <summary>w² times the diagonal of the empirical Fisher information (LeCun et al. 1990; Theis et al.
    /// 2018).</summary>
    Fisher,
}
