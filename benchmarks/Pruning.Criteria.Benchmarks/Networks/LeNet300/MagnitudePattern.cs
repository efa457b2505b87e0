namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The larger two of every four weights.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Magnitude, Granularity = Granularity.NofM)]
internal sealed partial class MagnitudePattern
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
