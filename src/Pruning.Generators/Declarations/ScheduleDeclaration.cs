using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>The values of a [Schedule] attribute. A negative FineTuneEpochs stands for the default.</summary>
internal sealed record ScheduleDeclaration(
    When When = When.AfterTraining,
    int Rounds = 1,
    int FineTuneEpochs = -1,
    Rewind Rewind = Rewind.None,
    RoundSpacing Spacing = RoundSpacing.Geometric);
