namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>What is trained, and then judged by the others.</summary>
[Network(1, 7, 7)]
[Train(Optimizer.Adam, LearningRate = 3e-3, BatchSize = 50, Epochs = 60, Curve = LearningRateCurve.Cosine)]
internal sealed partial class Unpruned
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
