namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Any neurons.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Random, Rate = 0.5, Granularity = Granularity.Neuron)]
internal sealed partial class RandomNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
