using Pruning;

namespace Examples.Networks;

[Network(1, 28, 28)]
[Train(Optimizer.Adam, Epochs = 10, Curve = LearningRateCurve.Cosine)]
[Learn(LearnedMask.HardConcrete, Strength = 4e-5, DropRate = 0.2, LearningRateFactor = 20)]
public sealed partial class L0
{
    [Repeat<Body>(1)] public partial Stage<Body> Body { get; }
    [Dense(10)] public partial Dense Logits { get; }
}
