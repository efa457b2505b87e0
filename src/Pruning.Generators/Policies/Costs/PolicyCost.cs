using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies.Costs;

/// <summary>
/// What a policy counts: the weights, or the multiply-adds of one sample, of all layers that it can remove weights
/// from.
/// </summary>
internal sealed class PolicyCost
{
    private readonly (Weighted Layer, long PerWeight)[] _layers;
    private readonly PruningGroup[] _groups;

    public PolicyCost(PruningGroup[] groups, RateUnit unit, ShapedGraph shaped)
    {
        _groups = groups;
        _layers =
        [
            .. shaped.Graph.Nodes.OfType<Weighted>()
                .Where(layer => Array.Exists(groups, group => group.TakesFrom(layer.Name)))
                .Select(layer => (layer, unit == RateUnit.Macs ? shaped.ShapeOf(layer.Name).Pixels : 1L)),
        ];
        Total = _layers.Sum(layer => shaped.WeightsOf(layer.Layer) * layer.PerWeight);
    }

    /// <summary>All of it.</summary>
    public long Total { get; }

    /// <summary>The names of these layers, in the order of the graph.</summary>
    public IEnumerable<string> Layers => _layers.Select(layer => layer.Layer.Name);

    /// <summary>What of a rate has to be gone: p of all, rounded up. The rate is taken as it is written, in 15 digits:
    /// 0.55 of 100 is 55.</summary>
    public static long TargetOf(double rate, long total) => (long)Math.Ceiling((decimal)rate * total);

    /// <summary>What is gone when so many members are, behind what earlier policies have removed.</summary>
    /// <param name="removed">What those have removed.</param>
    /// <param name="counts">Members of each part of each group.</param>
    public Bounds GoneWith(RemovedParts removed, IReadOnlyList<IReadOnlyList<Bounds>> counts)
    {
        Bounds kept = default;
        RemovedParts all = With(removed, counts);
        foreach ((Weighted layer, long perWeight) in _layers)
        {
            kept += all.KeptWeights(layer) * perWeight;
        }

        return kept.LeftOf(Total);
    }

    /// <summary>Whether counts say what is gone.</summary>
    public bool IsKnown(RemovedParts removed, IReadOnlyList<IReadOnlyList<Bounds>> counts)
    {
        RemovedParts all = With(removed, counts);
        return _layers.All(layer => all.IsKnown(layer.Layer));
    }

    private RemovedParts With(RemovedParts removed, IReadOnlyList<IReadOnlyList<Bounds>> counts)
    {
        RemovedParts all = removed.Copy();
        for (int i = 0; i < _groups.Length; i++)
        {
            all.Take(_groups[i], counts[i]);
        }

        return all;
    }
}
