namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>Neurons that tell least of the label.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.MutualInformation, Rate = 0.5, Granularity = Granularity.Neuron)]
internal sealed partial class InformationNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
