namespace Pruning.Experiments.Networks.Schedules300;

/// <summary>What all experiments train with whose paper has no recipe of its own.</summary>
internal static class Recipe
{
    public const double LearningRate = 0.1;

    public const int BatchSize = 128;

    public const int Epochs = 20;

    public const double WeightDecay = 1e-4;

    public const LearningRateCurve Curve = LearningRateCurve.Cosine;
}
