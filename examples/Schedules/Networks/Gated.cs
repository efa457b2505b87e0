using Pruning;

namespace Examples.Networks;

[Network(1, 28, 28)]
[Train(Optimizer.Adam, Epochs = 10, Curve = LearningRateCurve.Cosine)]
public sealed partial class Gated
{
    [Conv2D(12, Kernel = 5), Relu, MaxPool(2)] public partial Conv2D Conv1 { get; }
    [Conv2D(24, Kernel = 5), Gate(Keep = 0.5), Relu, MaxPool(2)] public partial Conv2D Conv2 { get; }
    [Dense(128), Gate(Keep = 0.5), Relu] public partial Dense Hidden { get; }
    [Dense(10)] public partial Dense Logits { get; }
}
