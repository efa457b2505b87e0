namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>One layer with a squared error.</summary>
[Network(6, Loss = Loss.MeanSquaredError)]
[Train(Optimizer.Adam, LearningRate = 0.1, BatchSize = 50, Epochs = 30, Curve = LearningRateCurve.Cosine)]
public sealed partial class LinearRegression
{
    [Dense(2)]
    public partial Dense Line { get; }
}
