namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Neurons that tell least of the label.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.MutualInformation, Rate = 0.5, Granularity = Granularity.Neuron)]
internal sealed partial class InformationNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
