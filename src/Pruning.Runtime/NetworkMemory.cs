using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Sparse;

namespace Pruning;

/// <summary>
/// The arena of a network, and the two that move things in it: whoever wants to see the whole, or to change masks, has
/// what passes keep elsewhere brought back first.
/// </summary>
internal sealed class NetworkMemory(NetworkPlan plan, ulong seed, int threads)
{
    /// <summary>The arena as the last pass has left it.</summary>
    public Arena Arena { get; } =
        new(checked(plan.Arena.Length + (plan.WorkersAmong(threads) * plan.Arena.WorkerLength)));

    /// <summary>Where the kept weights of pruned layers are.</summary>
    public Patterns Patterns => field ??= new Patterns(plan, Arena);

    /// <summary>The arena with everything at the place that the plan says.</summary>
    public Arena Whole
    {
        get
        {
            Patterns.Expand();
            return Arena;
        }
    }

    /// <summary>What changes masks.</summary>
    public Pruner Pruner
    {
        get
        {
            Patterns.Invalidate();
            return field ??= new Pruner(plan, Arena, seed);
        }
    }
}
