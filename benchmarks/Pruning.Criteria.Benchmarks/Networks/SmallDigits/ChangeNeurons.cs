namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Neurons whose activation matters least to the loss.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.ActivationTaylor, Rate = 0.5, Granularity = Granularity.Neuron)]
internal sealed partial class ChangeNeurons
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
