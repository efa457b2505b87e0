using Pruning;

namespace Examples.Networks;

[Network(1, 28, 28)]
[Train(Optimizer.Adam, Epochs = 10, Curve = LearningRateCurve.Cosine)]
[Learn(LearnedMask.LayerThreshold, Strength = 5e-2, LearningRateFactor = 8)]
public sealed partial class Str
{
    [Repeat<Body>(1)] public partial Stage<Body> Body { get; }
    [Dense(10)] public partial Dense Logits { get; }
}
