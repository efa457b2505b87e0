using System.Collections.Generic;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>The maps that a network declares.</summary>
internal static class WeightMaps
{
    /// <summary>One for each layer whose weights are not trained themselves.</summary>
    public static WeightMap[] Of(NetworkPlan plan, Arena arena)
    {
        List<WeightMap> maps = [];
        maps.AddRange(RegrowthMaps.Of(plan, arena));
        return [.. maps];
    }
}
