using System.Collections.Generic;

namespace Pruning.Experiments;

/// <summary>Experiments on one network, whose results stand in one document.</summary>
/// <param name="Name">Name for the command line and of the files with the results.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Experiments">The experiments in the order in which they run.</param>
/// <param name="Comparisons">The comparisons in the order in which they are printed.</param>
internal sealed record Series(
    string Name, string Title, IReadOnlyList<Experiment> Experiments, IReadOnlyList<Comparison> Comparisons);
