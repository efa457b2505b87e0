#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>How a layer of another shape is brought to the shape of the one that it is added to.</summary>
public enum Shortcut
{
    /// <summary>Not at all: the shapes have to be equal.</summary>
    Identity,

    /// <summary>
    /// Every stride-th pixel, and zeros for the channels that are missing (He et al. 2016, option A). Without weights.
    /// </summary>
    Pad,

    /// <summary>
    /// A 1 x 1 convolution with stride and batch normalisation where the shapes differ, nothing where they do not
    /// (He et al. 2016, option B).
    /// </summary>
    Projection,
}
