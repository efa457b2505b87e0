using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace Examples;

/// <summary>The outcome of several ways to prune one network, as --json writes it.</summary>
/// <param name="Schedules">Each of them.</param>
internal sealed record ComparisonSummary(IReadOnlyList<VariantSummary> Schedules)
{
    /// <summary>Writes the summary to a file, indented.</summary>
    public void Write(string path)
    {
        using FileStream file = File.Create(path);
        JsonSerializer.Serialize(file, this, SummaryContext.Default.ComparisonSummary);
        file.WriteByte((byte)'\n');
    }
}
