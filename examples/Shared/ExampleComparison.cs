using System.Collections.Generic;

namespace Examples;

/// <summary>Ways to prune one network, of which the command line chooses one; all of them where it does not.</summary>
/// <param name="Option">The option that chooses, with its dashes.</param>
/// <param name="Variants">The ways, the first of which the others are compared with.</param>
/// <param name="Plots">What is drawn of them.</param>
public sealed record ExampleComparison(string Option, IReadOnlyList<ExampleVariant> Variants, IComparisonPlots Plots);
