using System.Collections.Generic;

namespace Examples;

/// <summary>The outcome of several ways to prune one network, as --json writes it.</summary>
/// <param name="Variants">Each of them.</param>
internal sealed record ComparisonSummary(IReadOnlyList<VariantSummary> Variants)
{
    /// <summary>Writes the summary to a file, indented.</summary>
    public void Write(string path) => SummaryFile.Write(path, this, SummaryContext.Default.ComparisonSummary);
}
