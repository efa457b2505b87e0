using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>
/// Stage 3d. In come a declaration and its shaped graph; out goes the policy as integers: which weights are compared
/// with which, and how many are gone after each round. Afterwards every prunable layer stands in exactly one group, and
/// every count can be reached without breaking the group's collapse rule where the sizes alone decide that.
/// </summary>
internal static class PruningPlanner
{
    public static Result<PruningPlan> Plan(NetworkDeclaration network, ShapedGraph shaped)
    {
        List<Fault> faults = [.. PolicyRules.Check(network)];
        if (faults.Exists(Descriptors.IsError))
        {
            return Result<PruningPlan>.Failure(faults.ToEquatableArray());
        }

        List<PruningGroup> groups = FindGroups(network, shaped);
        foreach (PruningGroup group in groups)
        {
            faults.AddRange(GroupRules.Check(group, shaped, network));
        }

        if (faults.Exists(Descriptors.IsError))
        {
            return Result<PruningPlan>.Failure(faults.ToEquatableArray());
        }

        var plan = new PruningPlan(
            groups.ToEquatableArray(),
            groups.Count == 0 ? 0 : network.Schedule?.Rounds ?? 1,
            groups.Count == 0 ? 0 : FineTuneEpochs(network),
            network.Schedule?.Rewind ?? Rewind.None);
        return new Result<PruningPlan>(plan, faults.ToEquatableArray());
    }

    /// <summary>Epochs after each removal: what is declared, else a whole training when rewinding, else none.</summary>
    public static int FineTuneEpochs(NetworkDeclaration network)
    {
        return network.Schedule switch
        {
            { FineTuneEpochs: >= 0 } schedule => schedule.FineTuneEpochs,
            { Rewind: Rewind.Initialization } => network.Train.Epochs,
            _ => 0,
        };
    }

    /// <summary>The weights of the layer of that name.</summary>
    public static int WeightsOf(ShapedGraph shaped, string layer)
    {
        foreach (Node node in shaped.Graph.Nodes)
        {
            if (node is Weighted weighted && weighted.Name == layer)
            {
                return shaped.WeightsOf(weighted);
            }
        }

        throw new System.ArgumentException("The graph has no layer '" + layer + "'.", nameof(layer));
    }

    // Groups stand in the order of their first layers. A policy on a layer makes a group of its own, whatever its
    // scope; one on a sum makes a group of each projection in its shortcuts.
    private static List<PruningGroup> FindGroups(NetworkDeclaration network, ShapedGraph shaped)
    {
        List<PruningGroup> groups = [];
        bool globalDone = false;
        foreach (Weighted weighted in shaped.Graph.Nodes.OfType<Weighted>())
        {
            LayerDeclaration layer = LayerOwner.Of(network, weighted.Name);
            if (layer.Keep)
            {
                continue;
            }

            if (layer.Prune.Count > 0)
            {
                groups.Add(ToGroup([weighted.Name], layer.Prune[0], network, shaped));
            }
            else if (network.Prune.Count > 0 && network.Prune[0].Scope == Scope.Local)
            {
                groups.Add(ToGroup([weighted.Name], network.Prune[0], network, shaped));
            }
            else if (network.Prune.Count > 0 && !globalDone)
            {
                groups.Add(ToGroup(LayersOfClassPolicy(network, shaped), network.Prune[0], network, shaped));
                globalDone = true;
            }
        }

        return groups;
    }

    private static EquatableArray<string> LayersOfClassPolicy(NetworkDeclaration network, ShapedGraph shaped)
    {
        return shaped.Graph.Nodes.OfType<Weighted>()
            .Where(layer => LayerOwner.Of(network, layer.Name) is { Keep: false, Prune.Count: 0 })
            .Select(layer => layer.Name)
            .ToEquatableArray();
    }

    private static PruningGroup ToGroup(
        EquatableArray<string> layers,
        PruneDeclaration policy,
        NetworkDeclaration network,
        ShapedGraph shaped)
    {
        int weights = 0;
        foreach (string layer in layers)
        {
            weights += WeightsOf(shaped, layer);
        }

        int rounds = network.Schedule?.Rounds ?? 1;
        RoundSpacing spacing = network.Schedule?.Spacing ?? RoundSpacing.Geometric;
        return new PruningGroup(
            layers,
            policy.Criterion,
            policy.Rate,
            weights,
            RemovalCounts.AfterRounds(policy.Rate, weights, rounds, spacing),
            policy.Collapse,
            policy.MinimumKept);
    }
}
