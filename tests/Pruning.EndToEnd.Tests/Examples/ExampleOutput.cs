using System;
using System.Linq;

namespace Pruning.EndToEnd.Tests.Examples;

/// <summary>What a process has said.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ExampleOutput(int ExitCode, string Output, string Error)
{
    /// <summary>The lines that tell of an epoch.</summary>
    public string[] EpochLines => [.. Lines.Where(line => line.Contains("  epoch ", StringComparison.Ordinal))];

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
