namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>Neurons whose removal costs least.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.LeaveOneOut, Rate = 0.5, Granularity = Granularity.Neuron, Samples = 200)]
internal sealed partial class ExactNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
