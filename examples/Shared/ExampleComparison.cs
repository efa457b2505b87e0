using System.Collections.Generic;

namespace Examples;

/// <summary>Networks that are pruned, of which the command line chooses one; all of them where it does not.</summary>
/// <param name="Option">The option that chooses, with its dashes.</param>
/// <param name="Variants">The networks, or the ways to prune one, the first of which the others are compared
/// with.</param>
/// <param name="Plots">What is drawn of them; null for nothing.</param>
public sealed record ExampleComparison(
    string Option, IReadOnlyList<ExampleVariant> Variants, IComparisonPlots? Plots = null)
{
    /// <summary>What it chooses among.</summary>
    internal string Subject => Option.TrimStart('-');
}
