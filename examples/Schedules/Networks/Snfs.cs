using Pruning;

namespace Examples.Networks;

[Network(1, 28, 28)]
[Train(Optimizer.Adam, Epochs = 10, Curve = LearningRateCurve.Cosine)]
[Prune(Criterion.Random, Scope.ErdosRenyiKernel, Rate = 0.95)]
[Schedule(When.AtInitialization)]
[Regrow(Growth.Momentum)]
public sealed partial class Snfs
{
    [Repeat<Body>(1)] public partial Stage<Body> Body { get; }
    [Dense(10)] public partial Dense Logits { get; }
}
