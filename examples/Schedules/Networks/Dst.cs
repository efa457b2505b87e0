using Pruning;

namespace Examples.Networks;

[Network(1, 28, 28)]
[Train(Optimizer.Adam, Epochs = 10, Curve = LearningRateCurve.Cosine)]
[Learn(LearnedMask.NeuronThreshold, Strength = 2e-3)]
public sealed partial class Dst
{
    [Repeat<Body>(1)] public partial Stage<Body> Body { get; }
    [Dense(10)] public partial Dense Logits { get; }
}
