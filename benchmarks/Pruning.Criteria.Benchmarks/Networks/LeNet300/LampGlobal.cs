namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>Layer-adaptive magnitude.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Lamp, Scope.Global, Rate = 0.5)]
internal sealed partial class LampGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
