using Pruning;

namespace Examples.Networks;

[Network(1, 28, 28)]
[Train(Optimizer.Adam, Epochs = 10, Curve = LearningRateCurve.Cosine)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.95)]
[Schedule(When.DuringTraining, BeginEpoch = 1, EndEpoch = 7)]
[Regrow(Growth.Shadow)]
public sealed partial class Dpf
{
    [Repeat<Body>(1)] public partial Stage<Body> Body { get; }
    [Dense(10)] public partial Dense Logits { get; }
}
