using System.Collections.Generic;
using System.Linq;
using Pruning.Plans;

namespace Pruning.Reporting;

/// <summary>Names the places of channels, as the documentation of the emitted class does.</summary>
internal static class ChannelNames
{
    private const string Channel = "channel";

    /// <summary>What makes them, such as "Conv2 filters", or "Depth filters, 2 per channel".</summary>
    public static IReadOnlyList<string> Makers(NetworkPlan plan, ChannelGroupPlan group) =>
    [
        .. ByLayer(group.Rows).Select(rows =>
            $"{plan.Layers[rows.Layer].Name} {NounOf(plan, rows.Layer)}s{Per(rows.PerChannel, Channel)}"),
    ];

    /// <summary>What reads them, such as "Hidden inputs, 16 per filter".</summary>
    public static IReadOnlyList<string> Readers(NetworkPlan plan, ChannelGroupPlan group)
    {
        (int maker, int rows) = ByLayer(group.Rows).First();
        string noun = rows == 1 ? NounOf(plan, maker) : Channel;
        return
        [
            .. ByLayer(group.Columns).Select(columns =>
            {
                // A convolution has a kernel for each of its inputs.
                LayerPlan reader = plan.Layers[columns.Layer];
                int taps = reader.Convolution is null ? 1 : reader.Shape[2] * reader.Shape[3];
                return $"{reader.Name} inputs{Per(columns.PerChannel / taps, noun)}";
            }),
        ];
    }

    private static string NounOf(NetworkPlan plan, int layer) =>
        plan.Layers[layer].Convolution is null ? "neuron" : "filter";

    private static string Per(int count, string noun) =>
        count == 1 ? "" : ", " + ReportNumbers.Count(count) + " per " + noun;

    // A layer has several slices where channels stand in several places of it.
    private static IEnumerable<(int Layer, int PerChannel)> ByLayer(ChannelSlicePlan[] slices) => slices
        .Distinct()
        .GroupBy(slice => slice.Layer)
        .Select(ofLayer => (ofLayer.Key, ofLayer.Sum(slice => slice.PerChannel)));
}
