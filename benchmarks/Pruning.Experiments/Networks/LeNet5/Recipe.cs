namespace Pruning.Experiments.Networks.LeNet5;

/// <summary>What all experiments train with, so that they differ in their pruning alone.</summary>
internal static class Recipe
{
    public const double LearningRate = 0.05;

    public const int BatchSize = 128;

    public const int Epochs = 10;

    public const int FineTuneEpochs = 5;

    public const double WeightDecay = 5e-4;

    public const LearningRateCurve Curve = LearningRateCurve.Cosine;
}
