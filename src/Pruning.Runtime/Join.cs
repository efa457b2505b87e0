using Pruning.Memory;
using Pruning.Plans;

namespace Pruning;

/// <summary>A sum or a concatenation of layers. It has no weights.</summary>
public sealed class Join
{
    internal Join(Arena arena, NetworkPlan network, JoinPlan plan)
    {
        Name = plan.Name;
        BatchNorm = plan.BatchNorm is null ? null : new BatchNorm(arena, network, plan.BatchNorm);
    }

    /// <summary>Name of the property.</summary>
    public string Name { get; }

    /// <summary>The batch normalisation behind it, or null.</summary>
    public BatchNorm? BatchNorm { get; }
}
