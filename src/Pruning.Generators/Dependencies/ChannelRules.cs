using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Dependencies;

/// <summary>
/// What can be wrong with a policy that removes channels: it takes those of some layers, and with them whatever is in
/// their groups.
/// </summary>
internal static class ChannelRules
{
    private const string KeepThem = "mark the layers [Keep], or give them a policy of their own";

    /// <summary>The reasons, at most one for each group, in the order of the groups.</summary>
    /// <param name="shaped">The graph.</param>
    /// <param name="dependencies">Its groups.</param>
    /// <param name="layers">The layers that the policy holds for.</param>
    public static IEnumerable<ChannelObstacle> Check(
        ShapedGraph shaped, DependencyGraph dependencies, IReadOnlyCollection<string> layers)
    {
        foreach (ChannelGroup group in dependencies.Groups)
        {
            string[] makers = [.. group.Makers().Where(layers.Contains)];
            if (makers.Length > 0 && Check(shaped, group, makers) is { } obstacle)
            {
                yield return obstacle;
            }
        }
    }

    private static ChannelObstacle? Check(ShapedGraph shaped, ChannelGroup group, string[] makers)
    {
        if (group.In(ChannelRole.Output).Any())
        {
            return new ChannelObstacle(
                ChannelObstacleKind.OutputsTied,
                [.. makers],
                "Channels of " + Names(makers) + " are outputs of the network, or are added to them, and cannot be "
                + "removed; " + KeepThem);
        }

        if (group.In(ChannelRole.Sample).Any())
        {
            return new ChannelObstacle(
                ChannelObstacleKind.SamplesTied,
                [.. makers],
                "Channels of " + Names(makers) + " are tied to those of the samples and cannot be removed; join the "
                + "samples behind a convolution, or " + KeepThem);
        }

        string[] whole = [.. makers.Where(layer => IsOneUnit(shaped, group, layer))];
        return whole.Length == 0
            ? null
            : new ChannelObstacle(
                ChannelObstacleKind.ChannelsNotAligned,
                [.. whole],
                "All channels of " + Names(whole) + " could only be removed together: " + Ties(group)
                + " cannot be aligned channel by channel; change the order or the sizes of what is joined, or "
                + KeepThem);
    }

    // Whether the only channel of the group is all channels of a layer that has several.
    private static bool IsOneUnit(ShapedGraph shaped, ChannelGroup group, string layer)
    {
        int outputs = ((Weighted)shaped.NodeOf(layer)).Outputs;
        return group.Channels == 1
            && outputs > 1
            && group.In(ChannelRole.Row).Where(slice => slice.Node == layer).Sum(slice => slice.PerChannel) == outputs;
    }

    // What is tied there: all layers, whoever's policy they have.
    private static string Ties(ChannelGroup group)
    {
        string[] makers = [.. group.Makers()];
        string[] readers = [.. group.Slices
            .Where(slice => slice.Role is ChannelRole.Column or ChannelRole.ConvolutionGroup)
            .Select(slice => slice.Node)
            .Distinct()];
        return "what " + Names(makers) + (makers.Length == 1 ? " gives" : " give")
            + (readers.Length == 0 ? "" : " and " + Names(readers) + (readers.Length == 1 ? " reads" : " read"));
    }

    /// <summary>'A', 'B' and 'C'.</summary>
    public static string Names(IEnumerable<string> layers)
    {
        string[] quoted = [.. layers.Select(layer => "'" + layer + "'")];
        return quoted.Length == 1
            ? quoted[0]
            : string.Join(", ", quoted.Take(quoted.Length - 1)) + " and " + quoted[quoted.Length - 1];
    }
}
