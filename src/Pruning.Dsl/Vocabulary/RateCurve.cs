#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>
/// How the pruning rate rises from s_i to s_f under <see cref="When.DuringTraining"/>, t going from 0 to 1.
/// </summary>
public enum RateCurve
{
    /// <summary>s_f + (s_i - s_f) (1 - t)^<c>Power</c> (Zhu and Gupta 2017 with the power 3).</summary>
    Polynomial,

    /// <summary>The kept fraction falls geometrically: 1 - (1 - s_i) ((1 - s_f) / (1 - s_i))^t.</summary>
    Exponential,

    /// <summary>s_i + (s_f - s_i) (1 - cos(pi t)) / 2.</summary>
    Cosine,

    /// <summary>
    /// A logistic curve (Hubens et al. 2022): s_i + (s_f - s_i) (g(t) - g(0)) / (g(1) - g(0)) with
    /// g(t) = 1 / (1 + exp(6 - 14 t)).
    /// </summary>
    OneCycle,
}
