namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Neurons of the least information.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Fisher, Rate = 0.5, Granularity = Granularity.Neuron)]
internal sealed partial class FisherNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
