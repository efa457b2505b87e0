using Pruning;

namespace Examples.Networks;

[Network(1, 28, 28)]
[Train(Optimizer.Adam, Epochs = 10, Curve = LearningRateCurve.Cosine)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.95)]
[Schedule(When.AfterTraining, Rounds = 4, FineTuneEpochs = 3)]
public sealed partial class Iterative
{
    [Repeat<Body>(1)] public partial Stage<Body> Body { get; }
    [Dense(10)] public partial Dense Logits { get; }
}
