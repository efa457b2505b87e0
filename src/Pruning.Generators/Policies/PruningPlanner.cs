using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies.Costs;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>
/// Stage 3d. In come a declaration whose policies are well-formed, and its shaped graph; out goes the policy as
/// integers: which members are compared with which, and how many are gone after each round. Afterwards every prunable
/// layer (where channels are removed, each of its rows) stands in exactly one group of each of its policies, groups are
/// in the order of those, and every count can be reached without breaking the group's collapse rule as far as the
/// number of members of the group decides that.
/// </summary>
internal static class PruningPlanner
{
    public static Result<PruningPlan> Plan(
        NetworkDeclaration network, ShapedGraph shaped, DependencyGraph dependencies)
    {
        List<Fault> faults =
            [.. CheckReach(network, shaped), .. LearnedMaskPlanner.Check(network, shaped)];
        List<PlannedGroup> planned = [];
        List<PruningGroup> movements = [];
        LearnedLayer[] learned = [.. LearnedMaskPlanner.Plan(network, shaped)];

        // A policy that is not local is about all the layers that it holds for: those of the class, of a stage, or the
        // projections of a sum.
        // Layers that learn are compared with each other only.
        foreach (IGrouping<(string, int, string, bool), PrunableLayer> layers in PrunableLayers(network, shaped)
            .OrderBy(layer => layer.Order)
            .GroupBy(layer => (
                layer.Place,
                layer.Order,
                !layer.Policy.RemovesChannels && layer.Policy.IsByLayer ? layer.Name : "",
                Learns(layer.Name))))
        {
            PrunableLayer[] own = [.. layers];
            List<Fault> found = [.. LayerFitRules.Check(own, network, shaped)];
            found.AddRange(ChannelFitRules.Check(own, network, shaped, dependencies));
            found.AddRange(UnitRules.Check(own[0], network, layers.Key.Item4));
            foreach (ComparedMembers members in ComparedMembers.Of(own.ToEquatableArray(), dependencies))
            {
                PruningGroup group = ToGroup(members, network);
                found.AddRange(GroupRules.Check(group, members, network));
                if (layers.Key.Item4)
                {
                    movements.Add(group);
                }
                else
                {
                    planned.Add(new PlannedGroup(group, members));
                }
            }

            faults.AddRange(found.Select(fault => fault with { Occurrence = own[0].Order }));
        }

        if (faults.Exists(Descriptors.IsError))
        {
            return Result<PruningPlan>.Failure(faults.ToEquatableArray());
        }

        // What a layer loses of the channels that it reads is gone when its own policy of that place counts.
        var costs = new CostPlanner(network, shaped, dependencies);
        List<PruningGroup> groups =
        [
            .. costs.Plan(
                [.. planned.OrderBy(own => own.Group.Order).ThenBy(own => own.Group.Channels.Count > 0 ? 0 : 1)])
                .Select(own => own.Group),
        ];
        if (costs.Faults.Count > 0)
        {
            return Result<PruningPlan>.Failure([.. faults, .. costs.Faults]);
        }

        // What grows is removed on the way; no round follows.
        bool hasRounds = groups.Count > 0 && network.GrowPenalty is null;
        var plan = new PruningPlan(
            groups.ToEquatableArray(),
            hasRounds ? Rounds(network) : 0,
            hasRounds ? FineTuneEpochs(network) : 0,
            network.Schedule?.Rewind ?? Rewind.None)
        {
            When = WhenOf(network),
            RewindEpoch = network.Schedule is { Rewind: Rewind.Epoch } schedule ? schedule.RewindEpoch : 0,
            Gradual = GradualSchedule.Of(network),
            Regrowth = groups.Count == 0 ? null : Regrowth.Of(network),
            HasShadow = learned.Length > 0 || (groups.Count > 0 && network.Regrow is { HasShadow: true }),
            Learned = learned.ToEquatableArray(),
            Movements = movements.ToEquatableArray(),
            Masked = network.Masked,
            GrowingPenalty = network.GrowPenalty,
        };
        return new Result<PruningPlan>(plan, faults.ToEquatableArray());

        bool Learns(string name) => Array.Exists(learned, layer => layer.Layer == name);
    }

    /// <summary>Epochs after each removal: what is declared, else what is replayed when rewinding, else none. Where
    /// weights are removed before or during the training, all of it.</summary>
    public static int FineTuneEpochs(NetworkDeclaration network)
    {
        return network.Schedule switch
        {
            _ when WhenOf(network) != When.AfterTraining => network.Train.Epochs,
            { FineTuneEpochs: >= 0 } schedule => schedule.FineTuneEpochs,
            { Rewind: Rewind.Epoch } schedule => network.Train.Epochs - schedule.RewindEpoch,
            { Rewind: not Rewind.None } => network.Train.Epochs,
            _ => 0,
        };
    }

    /// <summary>How often weights are removed.</summary>
    public static int Rounds(NetworkDeclaration network) =>
        network.Schedule is { When: When.AfterTraining } schedule ? schedule.Rounds : 1;

    // What comes back went before or during the training, whatever is said of it.
    private static When WhenOf(NetworkDeclaration network) =>
        network.Regrow is { } regrow ? Regrowth.WhenOf(regrow) : network.Schedule?.When ?? When.AfterTraining;

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
            EquatableArray<PruneDeclaration> policies = LearnedMaskPlanner.PoliciesOf(network, owner);
            string place = owner.Prune.Count == 0 ? "" : owner.SharesPolicy ? owner.Stage : owner.Name;
            for (int i = 0; i < policies.Count; i++)
            {
                yield return new PrunableLayer(
                    layer.Name, layer.Outputs, shaped.InputsOf(layer), place, i, policies[i]);
            }
        }
    }

    // Whether the policy of the class holds for any layer.
    private static IEnumerable<Fault> CheckReach(NetworkDeclaration network, ShapedGraph shaped)
    {
        LayerDeclaration[] owners = [.. Layers(network, shaped).Select(layer => layer.Owner)];
        if (network.Prune.Count > 0 && owners.All(owner =>
            owner.Prune.Count > 0 || LearnedMaskPlanner.PoliciesOf(network, owner).Count == 0))
        {
            bool allKept = owners.All(owner => owner.Keep);
            yield return new Fault(allKept ? FaultId.EverythingKept : FaultId.PolicyWithoutLayers, "", [network.Name]);
        }
    }

    private static PruningGroup ToGroup(ComparedMembers compared, NetworkDeclaration network)
    {
        EquatableArray<PrunableLayer> layers = compared.Layers;
        PruneDeclaration policy = layers[0].Policy;
        int members = compared.Parts.Sum(part => part.Members);
        int rounds = Rounds(network);
        RoundSpacing spacing = network.Schedule?.Spacing ?? RoundSpacing.Geometric;
        return new PruningGroup(
            layers.Select(layer => layer.Name).ToEquatableArray(),
            policy.Criterion,
            policy.FinalRate,
            members,
            RemovalCounts.AfterRounds(policy.FinalRate, members, rounds, spacing)
                .Select(removed => MemberCounts.Rounded(removed, members, policy.RoundTo))
                .ToEquatableArray(),
            policy.Collapse,
            policy.MinimumKept)
        {
            Order = layers[0].Order,
            Channels = compared.Channels,
            Scope = policy.Scope,
            MemberSettings = MemberSettings.Of(policy),
            Settings = CriterionSettings.Of(policy),
        };
    }
}
