using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Plans;

namespace Pruning.Reporting;

/// <summary>Names the places of channels, as the documentation of the emitted class does.</summary>
internal static class ChannelNames
{
    /// <summary>What makes them, such as "Conv2 filters"; of several for each channel "Depth filters, 2 per
    /// channel".</summary>
    public static IReadOnlyList<string> Makers(NetworkPlan plan, ChannelGroupPlan group) =>
        Names(group.Rows, slice =>
        {
            string name = plan.Layers[slice.Layer].Name + " " + NounOf(plan, slice) + "s";
            return name + Per(slice.PerChannel, "channel");
        });

    /// <summary>What reads them, such as "Hidden inputs, 16 per filter".</summary>
    public static IReadOnlyList<string> Readers(NetworkPlan plan, ChannelGroupPlan group) =>
        Names(group.Columns, slice =>
        {
            // A convolution has a kernel for each of its inputs.
            LayerPlan reader = plan.Layers[slice.Layer];
            int inputs = slice.PerChannel / (reader.Convolution is null ? 1 : reader.Shape[2] * reader.Shape[3]);
            return reader.Name + " inputs" + Per(inputs, NounOf(plan, group.Rows[0]));
        });

    private static string NounOf(NetworkPlan plan, ChannelSlicePlan slice) =>
        plan.Layers[slice.Layer].Convolution is null ? "neuron" : "filter";

    private static string Per(int count, string noun) =>
        count == 1 ? "" : ", " + ReportNumbers.Count(count) + " per " + noun;

    // A layer has several slices where it takes channels in several positions.
    private static string[] Names(ChannelSlicePlan[] slices, Func<ChannelSlicePlan, string> nameOf) =>
        [.. slices.Select(nameOf).Distinct()];
}
