namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Neurons of the smallest weights.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Neuron)]
internal sealed partial class MagnitudeNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
