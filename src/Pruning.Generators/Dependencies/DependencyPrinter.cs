using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Dependencies;

/// <summary>
/// Groups of channels as a table. The first line of a group says how many channels it has; it has as many lines as
/// places where these are made, normalised or read.
/// </summary>
internal static class DependencyPrinter
{
    // Convolutions can have hundreds of groups.
    private const int MostParts = 4;

    private static readonly ChannelRole[] Makers = [ChannelRole.Sample, ChannelRole.Zero, ChannelRole.Row];

    private static readonly ChannelRole[] Readers =
        [ChannelRole.Column, ChannelRole.ConvolutionGroup, ChannelRole.Output];

    public static string Print(ShapedGraph shaped, DependencyGraph dependencies)
    {
        var table = new TextTable(">channels", "made by", "normalised by", "read by", "removable");
        foreach (ChannelGroup group in dependencies.Groups)
        {
            string[] makers = Places(shaped, group, Makers);
            string[] norms = Places(shaped, group, ChannelRole.Norm);
            string[] readers = Places(shaped, group, Readers);
            int lines = Math.Max(makers.Length, Math.Max(norms.Length, readers.Length));
            for (int i = 0; i < lines; i++)
            {
                table.Add(
                    i == 0 ? Invariant.Text(group.Channels) : "",
                    makers.ElementAtOrDefault(i) ?? "",
                    norms.ElementAtOrDefault(i) ?? "",
                    readers.ElementAtOrDefault(i) ?? "",
                    i > 0 ? "" : group.IsFixed ? "no" : "yes");
            }
        }

        return table.ToString();
    }

    private static string[] Places(ShapedGraph shaped, ChannelGroup group, params ChannelRole[] roles)
    {
        return
        [
            .. group.Slices
                .Where(slice => roles.Contains(slice.Role))
                .GroupBy(slice => (slice.Role, slice.Node, slice.PerChannel))
                .Select(slices => Describe(shaped, group, [.. slices])),
        ];
    }

    // "Conv2 filters", "Mix filters 0-7, 8-15", "Hidden inputs, 16 per channel".
    private static string Describe(ShapedGraph shaped, ChannelGroup group, ChannelSlice[] slices)
    {
        (string noun, int count, int scale) = Indices(shaped, slices[0]);
        int size = slices[0].PerChannel / scale;
        bool isWhole = slices.Length == 1 && group.Channels * size == count;
        string parts = isWhole ? "" : " " + Parts(slices.Select(slice => slice.First / scale), group.Channels * size);
        return noun + parts + (size == 1 ? "" : ", " + Invariant.Text(size) + " per channel");
    }

    private static string Parts(IEnumerable<int> firsts, int length)
    {
        string[] parts = [.. firsts.Select(first => Part(first, length))];
        return parts.Length <= MostParts
            ? string.Join(", ", parts)
            : parts[0] + ", " + parts[1] + ", ..., " + parts[parts.Length - 1];
    }

    private static string Part(int first, int length) =>
        Invariant.Text(first) + (length == 1 ? "" : "-" + Invariant.Text(first + length - 1));

    // What the indices count, how many there are, and how many of the slice are one of those.
    private static (string Noun, int Count, int Scale) Indices(ShapedGraph shaped, ChannelSlice slice)
    {
        Node node = shaped.NodeOf(slice.Node);
        return (slice.Role, node) switch
        {
            (ChannelRole.Sample, _) => ("samples", shaped.ShapeOf(node.Name).Channels, 1),
            (ChannelRole.Zero, _) => ("zeros of " + node.Layer, 0, 1),
            (ChannelRole.Row, Dense dense) => (node.Name + " neurons", dense.Outputs, 1),
            (ChannelRole.Row, Conv2D conv) => (node.Name + " filters", conv.Outputs, 1),
            (ChannelRole.Norm, _) => (node.Layer, shaped.ShapeOf(node.Name).Channels, 1),
            (ChannelRole.Column, Dense dense) => (node.Name + " inputs", shaped.InputsOf(dense), 1),
            (ChannelRole.Column, Conv2D conv) => (
                node.Name + " inputs" + (conv.Groups == 1 ? "" : " of each group"),
                shaped.InputsOf(conv) / (conv.Kernel * conv.Kernel),
                conv.Kernel * conv.Kernel),
            (ChannelRole.ConvolutionGroup, Conv2D conv) => (node.Name + " groups", conv.Groups, 1),
            (ChannelRole.Output, _) => ("outputs", shaped.ShapeOf(node.Inputs[0]).Channels, 1),
            _ => throw new InvalidOperationException(slice.Role + " of " + node.GetType().Name + " is unknown."),
        };
    }
}
