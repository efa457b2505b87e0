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
/// Stage 3d. In come a declaration whose policies are well-formed, and its shaped graph; out goes the policy as
/// integers: which members are compared with which, and how many are gone after each round. Afterwards every prunable
/// layer stands in exactly one group, and every count can be reached without breaking the group's collapse rule as far
/// as the number of members of the group decides that.
/// </summary>
internal static class PruningPlanner
{
    public static Result<PruningPlan> Plan(NetworkDeclaration network, ShapedGraph shaped)
    {
        List<Fault> faults = [.. CheckReach(network, shaped)];
        List<PruningGroup> groups = [];

        // A policy that is not local is about all the layers that it holds for: those of the class, of a stage, or the
        // projections of a sum.
        foreach (IGrouping<(string, string), PrunableLayer> layers in PrunableLayers(network, shaped)
            .GroupBy(layer => (layer.Place, layer.Policy.Scope is Scope.Local or Scope.Output ? layer.Name : "")))
        {
            PruningGroup group = ToGroup([.. layers], network);
            groups.Add(group);
            faults.AddRange(GroupRules.Check(group, [.. layers], network));
            faults.AddRange(LayerFitRules.Check([.. layers], network, shaped));
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

    // Each layer with weights, in the order of the graph, and what is said of it. A projection has no property of its
    // own: what is said of the sum holds for it. Gates are never pruned.
    private static IEnumerable<(Weighted Layer, LayerDeclaration Owner)> Layers(
        NetworkDeclaration network, ShapedGraph shaped)
    {
        return shaped.Graph.Nodes.OfType<Weighted>()
            .Where(layer => !LayerOwner.IsGate(network, layer.Name))
            .Select(layer => (layer, LayerOwner.Of(network, layer.Name)));
    }

    private static IEnumerable<PrunableLayer> PrunableLayers(NetworkDeclaration network, ShapedGraph shaped)
    {
        foreach ((Weighted layer, LayerDeclaration owner) in Layers(network, shaped))
        {
            if (owner.Keep)
            {
                continue;
            }

            if (owner.Prune.Count > 0)
            {
                string place = owner.SharesPolicy ? owner.Stage : owner.Name;
                yield return ToPrunable(layer, place, owner.Prune[0]);
            }
            else if (network.Prune.Count > 0)
            {
                yield return ToPrunable(layer, "", network.Prune[0]);
            }
        }

        PrunableLayer ToPrunable(Weighted layer, string place, PruneDeclaration policy) =>
            new(layer.Name, layer.Outputs, shaped.InputsOf(layer), place, policy);
    }

    // Whether the policy of the class holds for any layer.
    private static IEnumerable<Fault> CheckReach(NetworkDeclaration network, ShapedGraph shaped)
    {
        LayerDeclaration[] owners = [.. Layers(network, shaped).Select(layer => layer.Owner)];
        if (network.Prune.Count > 0 && owners.All(owner => owner.Keep || owner.Prune.Count > 0))
        {
            bool allKept = owners.All(owner => owner.Keep);
            yield return new Fault(allKept ? FaultId.EverythingKept : FaultId.PolicyWithoutLayers, "", [network.Name]);
        }
    }

    private static PruningGroup ToGroup(PrunableLayer[] layers, NetworkDeclaration network)
    {
        PruneDeclaration policy = layers[0].Policy;
        int members = layers.Sum(layer => layer.Members);
        int rounds = network.Schedule?.Rounds ?? 1;
        RoundSpacing spacing = network.Schedule?.Spacing ?? RoundSpacing.Geometric;
        return new PruningGroup(
            layers.Select(layer => layer.Name).ToEquatableArray(),
            policy.Criterion,
            policy.FinalRate,
            members,
            RemovalCounts.AfterRounds(policy.FinalRate, members, rounds, spacing),
            policy.Collapse,
            policy.MinimumKept)
        {
            Scope = policy.Scope,
            MemberSettings = MemberSettings.Of(policy),
            Settings = CriterionSettings.Of(policy),
        };
    }
}
