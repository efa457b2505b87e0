using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Pruning.Benchmarks.Shared;

namespace Pruning.Experiments;

/// <summary>Every figure of every run as JSON.</summary>
internal static class ResultJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Writes one object with the machine and the runs.</summary>
    public static string Write(IReadOnlyList<Outcome> outcomes, string command) => JsonSerializer.Serialize(
        new
        {
            Machine = Machine.Description,
            Command = command,
            Runs = outcomes.Select(outcome => new
            {
                Experiment = outcome.Experiment.Name,
                outcome.Seed,
                outcome.Seconds,
                outcome.Phases,
            }),
        },
        Options) + "\n";
}
