using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>The values of a [Regrow] attribute. NaN, and 0 steps, stand for the default of the growth.</summary>
internal sealed record RegrowDeclaration(Growth Growth)
{
    /// <summary>The fraction that an update exchanges.</summary>
    public double Fraction { get; init; } = double.NaN;

    /// <summary>How it changes.</summary>
    public Anneal Anneal { get; init; }

    /// <summary>Steps between two updates.</summary>
    public int EverySteps { get; init; }

    /// <summary>Epochs between two updates.</summary>
    public double EveryEpochs { get; init; } = double.NaN;

    /// <summary>Where the last update comes before.</summary>
    public double EndEpoch { get; init; } = double.NaN;

    /// <summary>Epochs before the first sparse phase.</summary>
    public double WarmupEpochs { get; init; } = double.NaN;

    /// <summary>How fast updates become rare.</summary>
    public double Gamma { get; init; } = 1e-4;

    /// <summary>The power of that.</summary>
    public double Power { get; init; } = 1;

    /// <summary>Which of these are written.</summary>
    public GivenRegrowValues Given { get; init; }

    /// <summary>Whether each layer exchanges a fraction of its kept weights for removed ones.</summary>
    public bool Exchanges => Growth is Growth.Random or Growth.Gradient or Growth.Momentum;

    /// <summary>Whether removed weights are trained behind those that passes read.</summary>
    public bool TrainsRemoved => Growth is Growth.Shadow or Growth.Splicing;

    /// <summary>Whether weights follow from other values, which are trained in their place.</summary>
    public bool HasShadow => TrainsRemoved || Growth == Growth.Momentum;
}
