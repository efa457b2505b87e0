using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>
/// The values of a [Train] attribute, or its defaults where there is none. LearningRate is NaN where it is not given.
/// </summary>
internal sealed record TrainDeclaration(
    Optimizer Optimizer = Optimizer.Adam,
    double LearningRate = double.NaN,
    int BatchSize = 128,
    int Epochs = 10,
    double Momentum = 0.9,
    bool Nesterov = false,
    double Beta1 = 0.9,
    double Beta2 = 0.999,
    double Epsilon = 1e-8,
    double WeightDecay = 0,
    LearningRateCurve Curve = LearningRateCurve.Constant,
    double WarmupEpochs = 0,
    int StepEpochs = 10,
    double StepFactor = 0.1)
{
    /// <summary>Which values are written, even if only with their defaults.</summary>
    public GivenTrainValues Given { get; init; }
}
