namespace Pruning.Experiments.Networks.Schedules300;

/// <summary>What networks with 2 % of their weights train with: the recipe of Dettmers and Zettlemoyer 2019, with a
/// cosine in place of its steps.</summary>
internal static class DynamicRecipe
{
    public const double LearningRate = 0.1;

    public const int BatchSize = 100;

    public const int Epochs = 100;

    public const double WeightDecay = 5e-4;

    public const bool Nesterov = true;

    public const LearningRateCurve Curve = LearningRateCurve.Cosine;
}
