namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The change of the loss without each neuron.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.LeaveOneOut, Rate = 0.5, Granularity = Granularity.Neuron)]
internal sealed partial class ExactNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
