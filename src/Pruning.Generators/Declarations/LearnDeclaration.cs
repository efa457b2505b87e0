using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>The values of a [Learn] attribute; those that are not given mean nothing.</summary>
internal sealed record LearnDeclaration(LearnedMask Mask)
{
    /// <summary>How strongly weights are removed.</summary>
    public double Strength { get; init; }

    /// <summary>The thresholds before the first step.</summary>
    public double InitialThreshold { get; init; }

    /// <summary>The probability with which gates are closed before the first step.</summary>
    public double DropRate { get; init; }

    /// <summary>The learning rate of the mask's parameters, in that of the weights.</summary>
    public double LearningRateFactor { get; init; } = 1;

    /// <summary>Which values are written.</summary>
    public GivenLearnValues Given { get; init; }

    /// <summary>Whether the value is written.</summary>
    public bool Has(GivenLearnValues value) => (Given & value) != 0;
}
