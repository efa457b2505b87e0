using System;
using System.Globalization;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// What a full batch takes in memory, in bytes: its samples, what stands in the workspaces of all groups, and what each
/// thread has for itself. Parameters and their gradients do not depend on the batch and are not counted.
/// </summary>
/// <param name="Training">In a training step, which keeps values for the way back, and those that dense layers read a
/// second time in panels.</param>
/// <param name="TrainingThread">What each thread adds to that.</param>
/// <param name="Inference">In inference.</param>
/// <param name="InferenceThread">What each thread adds to that.</param>
internal sealed record ActivationMemory(long Training, long TrainingThread, long Inference, long InferenceThread)
{
    public static ActivationMemory Of(ArenaPlan arena, TileGroups groups)
    {
        long samples = Length(arena, "Samples");
        long panels = Length(arena, PanelLayout.Prefix);
        return new ActivationMemory(
            sizeof(float) * (samples + panels + ((long)arena.Training.Stride * groups.Capacity)),
            sizeof(float) * (long)arena.Training.WorkerLength,
            sizeof(float) * (samples + ((long)arena.Inference.Stride * groups.Capacity)),
            sizeof(float) * (long)arena.Inference.WorkerLength);
    }

    /// <summary>A sentence for readers, in units of 1000 and 1000000 bytes.</summary>
    public string Describe(int batchSize) =>
        "Activations of a batch of " + Literal.Of(batchSize) + ": " + Size(Training, TrainingThread) + " in training, "
        + Size(Inference, InferenceThread) + " in inference.";

    private static long Length(ArenaPlan arena, string prefix) =>
        arena.Sections
            .Where(section => section.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Sum(section => (long)section.Length);

    private static string Size(long all, long thread) =>
        Size(all) + (thread == 0 ? "" : " and " + Size(thread) + " per thread");

    // What one digit behind the point rounds to 1000 kB is 1 MB.
    private static string Size(long bytes) => bytes < 999_950
        ? (bytes / 1e3).ToString("F1", CultureInfo.InvariantCulture) + " kB"
        : (bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture) + " MB";
}
