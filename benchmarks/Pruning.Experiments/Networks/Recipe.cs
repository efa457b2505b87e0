namespace Pruning.Experiments.Networks;

/// <summary>What all experiments train with, so that they differ in their pruning alone.</summary>
internal static class Recipe
{
    public const double LearningRate = 1e-3;

    public const int BatchSize = 128;

    public const int Epochs = 12;

    public const LearningRateCurve Curve = LearningRateCurve.Cosine;
}
