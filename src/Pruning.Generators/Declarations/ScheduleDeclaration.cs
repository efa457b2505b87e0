using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>
/// The values of a [Schedule] attribute. A negative FineTuneEpochs stands for the default, as does an EndEpoch that is
/// NaN.
/// </summary>
internal sealed record ScheduleDeclaration(
    When When = When.AfterTraining,
    int Rounds = 1,
    int FineTuneEpochs = -1,
    Rewind Rewind = Rewind.None,
    RoundSpacing Spacing = RoundSpacing.Geometric)
{
    /// <summary>The epoch at whose end weights have the values that they return to.</summary>
    public int RewindEpoch { get; init; }

    /// <summary>Where a gradual removal begins.</summary>
    public double BeginEpoch { get; init; }

    /// <summary>Where it ends.</summary>
    public double EndEpoch { get; init; } = double.NaN;

    /// <summary>Steps between two removals.</summary>
    public int EverySteps { get; init; } = 100;

    /// <summary>How the rate rises.</summary>
    public RateCurve Curve { get; init; }

    /// <summary>The power of a polynomial.</summary>
    public double Power { get; init; } = 3;

    /// <summary>The rate of the first removal.</summary>
    public double InitialRate { get; init; }

    /// <summary>Which of these are written.</summary>
    public GivenScheduleValues Given { get; init; }
}
