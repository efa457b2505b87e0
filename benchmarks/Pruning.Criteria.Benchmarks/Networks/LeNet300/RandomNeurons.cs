namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>Any neurons.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Random, Rate = 0.5, Granularity = Granularity.Neuron)]
internal sealed partial class RandomNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
