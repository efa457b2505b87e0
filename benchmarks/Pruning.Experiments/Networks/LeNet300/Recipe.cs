namespace Pruning.Experiments.Networks.LeNet300;

/// <summary>What all experiments train with, so that they differ in their pruning alone.</summary>
internal static class Recipe
{
    public const double LearningRate = 0.1;

    public const int BatchSize = 128;

    public const int Epochs = 12;

    public const double L1 = 4e-5;

    public const LearningRateCurve Curve = LearningRateCurve.Cosine;
}
