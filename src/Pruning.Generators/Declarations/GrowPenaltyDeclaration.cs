namespace Pruning.Generators.Declarations;

/// <summary>The values of a [GrowPenalty] attribute.</summary>
internal sealed record GrowPenaltyDeclaration(
    int BeginEpoch = 0, int EndEpoch = 0, double Delta = 1e-4, int EverySteps = 5, double Ceiling = 1);
