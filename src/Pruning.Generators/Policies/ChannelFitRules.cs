using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>Whether a policy can remove the channels of its layers in all places where they appear.</summary>
internal static class ChannelFitRules
{
    private const string GiveThemOne = "give all of them one policy, or mark all of them [Keep]";

    public static IEnumerable<Fault> Check(
        IReadOnlyList<PrunableLayer> layers,
        NetworkDeclaration network,
        ShapedGraph shaped,
        DependencyGraph dependencies)
    {
        if (!layers[0].Policy.RemovesChannels)
        {
            yield break;
        }

        string[] own = [.. layers.Select(layer => layer.Name)];
        foreach (ChannelObstacle obstacle in ChannelRules.Check(shaped, dependencies, own))
        {
            yield return new Fault((FaultId)obstacle.Kind, obstacle.Layers[0], [obstacle.Message]);
        }

        foreach (ChannelGroup group in dependencies.Groups.Where(group => !group.IsFixed))
        {
            string[] makers = [.. group.Makers().Where(own.Contains)];
            if (makers.Length > 0 && (Tied(group, own, network) ?? Read(group, network)) is (string why, string advice))
            {
                yield return new Fault(
                    FaultId.ChannelsHeld, makers[0], [ChannelRules.Names(makers), why, advice]);
            }
        }
    }

    // Layers that make the channels too, and are not of the policy.
    private static (string Why, string Advice)? Tied(ChannelGroup group, string[] own, NetworkDeclaration network)
    {
        string[] others = [.. group.Makers().Where(layer => !own.Contains(layer))];
        if (others.Length == 0)
        {
            return null;
        }

        if (others.FirstOrDefault(layer => LayerOwner.IsGate(network, layer)) is { } gate)
        {
            return (
                "are chosen by the gate of '" + LayerOwner.Of(network, gate).Name + "', which is never pruned",
                "remove [Gate], or mark the layers [Keep]");
        }

        IEnumerable<string> reasons = others
            .GroupBy(layer => Held(LayerOwner.Of(network, layer), network))
            .Select(layers => ChannelRules.Names(layers) + ", " + layers.Key);
        return ("are tied to those of " + string.Join("; of ", reasons), GiveThemOne);
    }

    private static string Held(LayerDeclaration owner, NetworkDeclaration network)
    {
        return owner switch
        {
            { Keep: true } => "marked [Keep]",
            _ when LearnedMaskPlanner.MaskOf(network, owner) is not null => "with masks that are learned",
            _ when LearnedMaskPlanner.PoliciesOf(network, owner).Count == 0 => "without a policy",
            _ => "with another policy",
        };
    }

    // Layers that read the channels, and cannot lose weights but by their own rule.
    private static (string Why, string Advice)? Read(ChannelGroup group, NetworkDeclaration network)
    {
        foreach (ChannelSlice reader in group.In(ChannelRole.Column))
        {
            LayerDeclaration owner = LayerOwner.Of(network, reader.Node);
            string quoted = "'" + reader.Node + "'";
            if (LayerOwner.IsGate(network, reader.Node))
            {
                return (
                    "are read by the gate of '" + owner.Name + "', which is never pruned",
                    "remove [Gate], or mark the layers [Keep]");
            }

            if (LearnedMaskPlanner.MaskOf(network, owner) is not null)
            {
                return (
                    "are read by " + quoted + ", whose mask is learned",
                    "mark that layer or these [Keep]");
            }

            if (LearnedMaskPlanner.PoliciesOf(network, owner).Any(policy => policy.Granularity == Granularity.NofM))
            {
                return (
                    "are read by " + quoted + ", which keeps a pattern",
                    "give that layer another policy, or mark it or these [Keep]");
            }
        }

        return null;
    }
}
