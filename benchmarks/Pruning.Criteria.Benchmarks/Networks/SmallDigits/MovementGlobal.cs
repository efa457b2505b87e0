namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Weights that descent moves towards zero.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Movement, Scope.Global, Rate = 0.5)]
internal sealed partial class MovementGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
