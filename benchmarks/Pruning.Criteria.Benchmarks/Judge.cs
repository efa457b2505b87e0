using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Pruning.Data;

namespace Pruning.CriteriaBenchmarks;

/// <summary>
/// Removes weights of the published LeNet-300-100 (Guo et al. 2016) without training, and counts its errors; and times
/// removals.
/// </summary>
internal sealed class Judge
{
    private const int LeastRepetitions = 5;
    private const int MostRepetitions = 100;
    private const double EnoughMilliseconds = 1000;
    private const double TimedRate = 0.9;

    private readonly MnistData _mnist;
    private readonly string _published;

    /// <summary>Finds the network.</summary>
    /// <param name="mnist">The data, as the network reads it: pixel / 256.</param>
    /// <param name="folder">The folder of its files; the network stands in one beside it.</param>
    public Judge(MnistData mnist, string folder)
    {
        _mnist = mnist;
        _published = Path.Combine(folder, "..", "lenet-300-100", "dense.safetensors");
    }

    /// <summary>What a criterion makes of the networks.</summary>
    /// <param name="candidate">The criterion.</param>
    /// <param name="rates">The pruning rates.</param>
    public Judgement Of(Candidate candidate, IReadOnlyList<double> rates) => new(
        candidate,
        [.. rates.Select(rate => ErrorAt(candidate, rate))],
        Time(candidate, Filled(candidate)),
        candidate.LeNet5 is null ? null : Time(candidate, candidate.LeNet5()));

    private double ErrorAt(Candidate candidate, double rate)
    {
        using Network network = Filled(candidate);
        network.Prune(rate, DataOf(candidate));
        return 100.0 * network.Evaluate(_mnist.Test).Errors / _mnist.Test.Count;
    }

    // The first removal sets up what the next ones use again; the least of those counts, of as many as it takes for
    // the compiler to have seen enough of them.
    private double Time(Candidate candidate, Network created)
    {
        using Network network = created;
        network.Prune(0.1, DataOf(candidate));
        double least = double.MaxValue;
        double all = 0;
        for (int i = 1; i <= MostRepetitions && (i <= LeastRepetitions || all < EnoughMilliseconds); i++)
        {
            long start = Stopwatch.GetTimestamp();
            network.Prune(0.1 + ((TimedRate - 0.1) * i / MostRepetitions), DataOf(candidate));
            double taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            least = Math.Min(least, taken);
            all += taken;
        }

        return least;
    }

    private Dataset? DataOf(Candidate candidate) => candidate.NeedsData ? _mnist.Train : null;

    private Network Filled(Candidate candidate)
    {
        Network network = candidate.LeNet300();
        PublishedLeNet.Fill(network, _published);
        return network;
    }
}
