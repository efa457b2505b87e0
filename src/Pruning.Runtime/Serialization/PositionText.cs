using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Plans;
using Pruning.Training;

namespace Pruning.Serialization;

/// <summary>
/// The position of a schedule as metadata of a checkpoint: integers, and doubles that read back to the bit.
/// </summary>
internal static class PositionText
{
    private const string Collapses = "schedule.collapses";

    public static void Write(SafetensorsWriter writer, ulong seed, SchedulePosition position)
    {
        writer.AddMetadata("seed", seed.ToString(CultureInfo.InvariantCulture));
        writer.AddMetadata("schedule.tick", Text(position.Tick));
        writer.AddMetadata("schedule.steps", Text(position.Steps));
        writer.AddMetadata("schedule.optimizerSteps", Text(position.OptimizerSteps));
        writer.AddMetadata("schedule.samples", Text(position.Samples));
        writer.AddMetadata("schedule.timeline", Text(position.Timeline));
        writer.AddMetadata("schedule.recipe", position.Recipe);
        writer.AddMetadata("schedule.epochLoss", Text(position.EpochLoss));
        writer.AddMetadata("schedule.history", string.Join(";", position.History.Select(Text)));
        if (position.AllCollapses() is { Count: > 0 } collapses)
        {
            writer.AddMetadata(Collapses, string.Join(";", collapses.Select(CollapseText.Of)));
        }
    }

    public static SchedulePosition Read(SafetensorsFile file, NetworkPlan plan, out ulong seed)
    {
        seed = Parse(file, "seed", text => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
        var position = new SchedulePosition
        {
            Tick = Parse(file, "schedule.tick", Integer),
            Steps = Parse(file, "schedule.steps", Integer),
            OptimizerSteps = Parse(file, "schedule.optimizerSteps", Integer),
            Samples = Parse(file, "schedule.samples", Count),
            Timeline = Parse(file, "schedule.timeline", ReadTimeline),
            Recipe = Parse(file, "schedule.recipe", text => text),
            EpochLoss = Parse(file, "schedule.epochLoss", Real),
        };
        // Where no rule has acted, nothing is said.
        CollapseEvent[] collapses = file.Metadata.ContainsKey(Collapses)
            ? Parse(file, Collapses, text => Array.ConvertAll(text.Split(';'), each => CollapseText.Read(each, plan)))
            : [];
        foreach (PhaseResult phase in Parse(file, "schedule.history", text => ReadHistory(text, plan)))
        {
            position.Collapses.AddRange(collapses.Where(collapse => collapse.Round == phase.Round));
            position.End(phase);
        }

        position.Collapses.AddRange(collapses.Where(collapse => collapse.Round >= position.History.Count));
        return position;
    }

    private static T Parse<T>(SafetensorsFile file, string key, Func<string, T> parse)
    {
        if (!file.Metadata.TryGetValue(key, out string? text))
        {
            throw new FileFormatException(file.Path, $"has no metadata '{key}': it is not a whole checkpoint.");
        }

        try
        {
            return parse(text);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new FileFormatException(
                file.Path, $"has the metadata '{key}' = '{text}', which cannot be read.", error);
        }
    }

    private static PhaseResult[] ReadHistory(string text, NetworkPlan plan)
    {
        string[] phases = text.Split(';', StringSplitOptions.RemoveEmptyEntries);
        return [.. phases.Select((phase, round) =>
        {
            string[] parts = phase.Split(' ');
            if (parts.Length != 2 + plan.Layers.Length)
            {
                throw new FormatException();
            }

            IReadOnlyList<int> kept = [.. parts[2..].Select(part => Count(part))];
            return new PhaseResult(round, Real(parts[0]), Real(parts[1]), kept);
        })];
    }

    private static string Text(PhaseResult phase) =>
        Text(phase.Loss) + " " + Text(phase.Accuracy) + string.Concat(phase.Kept.Select(kept => " " + Text(kept)));

    private static TrainingTimeline ReadTimeline(string text)
    {
        int[] parts = Array.ConvertAll(text.Split(' '), Count);
        return parts.Length == 4
            ? new TrainingTimeline(parts[0], parts[1], parts[2], parts[3])
            : throw new FormatException();
    }

    private static string Text(TrainingTimeline timeline) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{timeline.Epochs} {timeline.Rounds} {timeline.FineTuneEpochs} {timeline.StepsPerEpoch}");

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static long Integer(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Count(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
