using System;
using Pruning;
using Pruning.Training;

namespace Examples;

/// <summary>Draws what came of several ways to prune one network.</summary>
public interface IComparisonPlots
{
    /// <summary>Sees a network before its first step.</summary>
    /// <param name="network">The network, which may be looked at whenever the training is heard of.</param>
    /// <returns>Who is to hear of its training.</returns>
    IProgress<TrainingProgress> Begin(Network network);

    /// <summary>Takes what is to be drawn of a network, which is gone afterwards.</summary>
    /// <param name="variant">How it was pruned.</param>
    /// <param name="network">The network at the end of its schedule.</param>
    /// <param name="result">What it was worth on the way.</param>
    void End(ExampleVariant variant, Network network, TrainingResult result);

    /// <summary>Writes the images.</summary>
    /// <param name="folder">The folder, which exists.</param>
    void Save(string folder);
}
