namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Neurons near the geometric median.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.GeometricMedian, Rate = 0.5, Granularity = Granularity.Neuron)]
internal sealed partial class MedianNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
