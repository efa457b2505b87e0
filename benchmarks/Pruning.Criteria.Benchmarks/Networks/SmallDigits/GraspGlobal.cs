namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The least gradient signal.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Grasp, Scope.Global, Rate = 0.5)]
internal sealed partial class GraspGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
