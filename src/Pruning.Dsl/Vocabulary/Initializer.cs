#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>
/// The distribution that the initial weights of a layer are drawn from. Biases start at zero. Fan-in is the number of
/// weights behind one output, fan-out the number of those that one input has a part in: C and K of a dense layer,
/// C / groups · R · R and K / groups · R · R of a convolution, whatever its stride.
/// </summary>
public enum Initializer
{
    /// <summary>Normal with standard deviation sqrt(2 / fan-in) (He et al. 2015).</summary>
    HeNormal,

    /// <summary>Uniform in ±sqrt(6 / fan-in) (He et al. 2015).</summary>
    HeUniform,

    /// <summary>Normal with standard deviation sqrt(2 / (fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
    GlorotNormal,

    /// <summary>Uniform in ±sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
    GlorotUniform,

    /// <summary>Normal with standard deviation sqrt(1 / fan-in) (LeCun et al. 1998).</summary>
    LecunNormal,

    /// <summary>Uniform in ±1 / sqrt(fan-in): the older heuristic of Glorot and Bengio 2010 (equation 1), which PyTorch
    /// draws from by default.</summary>
    FanInUniform,

    /// <summary>All zero.</summary>
    Zeros,
}
