using Pruning;

namespace Examples.Networks;

[Network(1, 28, 28)]
[Train(Optimizer.Adam, Epochs = 10, Curve = LearningRateCurve.Cosine)]
[Learn(LearnedMask.HardConcrete)]
public sealed partial class L0
{
    [Repeat<Body>(1)] public partial Stage<Body> Body { get; }
    [Dense(10)] public partial Dense Logits { get; }
}
