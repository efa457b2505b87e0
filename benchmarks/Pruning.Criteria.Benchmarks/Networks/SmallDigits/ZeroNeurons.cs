namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Neurons that are zero most often.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.ActivationZeros, Rate = 0.5, Granularity = Granularity.Neuron)]
internal sealed partial class ZeroNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
