using System;
using System.Globalization;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// What a full batch takes in memory, in bytes: its samples, and what stands in the workspaces of all groups.
/// Parameters and their gradients do not depend on the batch and are not counted.
/// </summary>
/// <param name="Training">In a training step, which keeps values for the way back, and those that dense layers read a
/// second time in panels.</param>
/// <param name="Inference">In inference.</param>
internal sealed record ActivationMemory(long Training, long Inference)
{
    public static ActivationMemory Of(ArenaPlan arena, TileGroups groups)
    {
        long samples = Length(arena, "Samples");
        long panels = Length(arena, PanelLayout.Prefix);
        return new ActivationMemory(
            sizeof(float) * (samples + panels + ((long)arena.TrainingStride * groups.Capacity)),
            sizeof(float) * (samples + ((long)arena.InferenceStride * groups.Capacity)));
    }

    /// <summary>A sentence for readers, in units of 1000 and 1000000 bytes.</summary>
    public string Describe(int batchSize) =>
        "Activations of a batch of " + Literal.Of(batchSize) + ": " + Size(Training) + " in training, "
        + Size(Inference) + " in inference.";

    private static long Length(ArenaPlan arena, string prefix) =>
        arena.Sections
            .Where(section => section.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Sum(section => (long)section.Length);

    // What one digit behind the point rounds to 1000 kB is 1 MB.
    private static string Size(long bytes) => bytes < 999_950
        ? (bytes / 1e3).ToString("F1", CultureInfo.InvariantCulture) + " kB"
        : (bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture) + " MB";
}
