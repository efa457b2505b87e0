using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints which channels go together. Groups of convolutions that go as a whole are rows alone: what they read is
/// nothing else.
/// </summary>
internal static class ChannelGroupTemplate
{
    /// <summary>A group, without what stands behind it in the list of groups.</summary>
    /// <param name="group">The group.</param>
    /// <param name="placeOf">The place of a layer among all with weights.</param>
    public static string Create(ChannelGroup group, Func<string, int> placeOf) =>
        $"new({Literal.Of(group.Channels)}, {Slices(group, ChannelRole.Row, placeOf)}, "
        + $"{Slices(group, ChannelRole.Column, placeOf)})";

    /// <summary>All groups of a network that a smaller one is made from.</summary>
    public static void WriteAll(SourceWriter writer, KernelPlan plan)
    {
        using (writer.Block("Channels =", "[", "],"))
        {
            for (int i = 0; i < plan.Channels.Count; i++)
            {
                ChannelGroup group = plan.Channels[i];
                string norms = Slices(group, ChannelRole.Norm, name => PlaceOfNorm(name, plan));
                string isFixed = group.IsFixed ? ", IsFixed = true" : "";
                writer.Lines(
                    $"{Create(group, name => plan.Layers.IndexOf(name))} "
                    + $"{{ Kept = {Literal.Of(plan.KeptChannels[i].Most)}, Norms = {norms}{isFixed} }},");
            }
        }
    }

    private static string Slices(ChannelGroup group, ChannelRole role, Func<string, int> placeOf)
    {
        IEnumerable<string> slices = group.In(role).Select(slice =>
            $"new({Literal.Of(placeOf(slice.Node))}, {Literal.Of(slice.First)}, {Literal.Of(slice.PerChannel)})");
        return "[" + string.Join(", ", slices) + "]";
    }

    // The layer or join that it stands behind, joins counted on from the layers.
    private static int PlaceOfNorm(string name, KernelPlan plan)
    {
        string owner = plan.Norms.First(norm => norm.Name == name).Layer;
        IEnumerable<string> owners =
            [.. plan.Layers.Select(layer => layer.Name), .. plan.Joins.Select(join => join.Name)];
        return owners.ToList().IndexOf(owner);
    }
}
