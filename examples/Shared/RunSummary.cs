using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Pruning;
using Pruning.Reporting;
using Pruning.Training;

namespace Examples;

/// <summary>The outcome of an example, as --json writes it.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Threads">Threads of a step.</param>
/// <param name="Parameters">All weights and biases.</param>
/// <param name="Prunable">Weights that policies may remove.</param>
/// <param name="Dense">The network before the first removal.</param>
/// <param name="Rounds">The network after each round.</param>
/// <param name="Final">The network at the end: the last of the rounds, or the dense one where there are none.</param>
/// <param name="SecondsPerEpoch">Mean time of the steps of an epoch, over all phases; null if none ran here.</param>
/// <param name="AllocatedBytesPerStep">The most that a call of the warm network allocates.</param>
internal sealed record RunSummary(
    string Network,
    ulong Seed,
    int Threads,
    int Parameters,
    int Prunable,
    DenseSummary Dense,
    IReadOnlyList<RoundSummary> Rounds,
    RoundSummary Final,
    double? SecondsPerEpoch,
    long AllocatedBytesPerStep)
{
    /// <summary>What came of the smaller network; null where none was made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CompactionSummary>? Compaction { get; init; }

    public static RunSummary Of(Network network, TrainingResult result, EpochTimes times, long allocatedBytesPerStep)
    {
        NetworkReport report = network.Report();
        RoundSummary dense = Summarize(result.Dense);
        RoundSummary[] rounds = [.. result.Rounds.Select(Summarize)];
        return new RunSummary(
            network.Name,
            network.Seed,
            network.Threads,
            report.Parameters,
            report.PrunableWeights,
            new DenseSummary(dense.Accuracy, dense.Loss, dense.SecondsPerEpoch),
            rounds,
            rounds.Length == 0 ? dense : rounds[^1],
            times.Mean(),
            allocatedBytesPerStep);

        RoundSummary Summarize(PhaseResult phase) => RoundSummary.Of(network, phase, times.Mean(phase.Round));
    }

    /// <summary>Writes the summary to a file, indented.</summary>
    public void Write(string path) => SummaryFile.Write(path, this, SummaryContext.Default.RunSummary);
}
