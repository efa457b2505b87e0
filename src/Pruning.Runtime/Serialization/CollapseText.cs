using System;
using System.Globalization;
using System.Linq;
using Pruning.Plans;
using Pruning.Training;

namespace Pruning.Serialization;

/// <summary>What a collapse rule did, as metadata of a checkpoint: "1 - Logits Floor 470 470".</summary>
internal static class CollapseText
{
    public static string Of(CollapseEvent collapse) => string.Create(
        CultureInfo.InvariantCulture,
        $"{collapse.Round} {collapse.Step?.ToString(CultureInfo.InvariantCulture) ?? "-"} {collapse.Layer} "
        + $"{collapse.Rule} {collapse.Requested} {collapse.Removed}");

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else, or the network has no such layer.</exception>
    public static CollapseEvent Read(string text, NetworkPlan plan)
    {
        string[] parts = text.Split(' ');
        return parts.Length == 6
            && plan.Layers.Any(layer => layer.Name == parts[2])
            && Enum.GetValues<Collapse>().Any(value => value.ToString() == parts[3])
            ? new CollapseEvent(
                Count(parts[0]),
                parts[1] == "-" ? null : Count(parts[1]),
                parts[2],
                Enum.Parse<Collapse>(parts[3]),
                Count(parts[4]),
                Count(parts[5]))
            : throw new FormatException();
    }

    private static int Count(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
