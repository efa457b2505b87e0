namespace Pruning.Experiments.Networks.Schedules5;

/// <summary>What all experiments train with whose paper has no recipe of its own.</summary>
internal static class Recipe
{
    public const double LearningRate = 0.05;

    public const int BatchSize = 128;

    public const int Epochs = 15;

    public const double WeightDecay = 5e-4;

    public const LearningRateCurve Curve = LearningRateCurve.Cosine;
}
