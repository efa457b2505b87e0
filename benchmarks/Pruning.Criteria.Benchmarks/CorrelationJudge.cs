using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;

namespace Pruning.CriteriaBenchmarks;

/// <summary>Compares criteria with the exact change of the loss, in several small networks near their initial weights
/// and after training.</summary>
internal sealed class CorrelationJudge : IDisposable
{
    private readonly JudgedNetwork[] _initial;
    private readonly JudgedNetwork[] _trained;

    /// <summary>Trains the networks.</summary>
    /// <param name="data">What they learn, and what criteria look at.</param>
    /// <param name="networks">How many networks; they differ in their seed.</param>
    public CorrelationJudge(Dataset data, int networks)
    {
        ulong[] seeds = [.. Enumerable.Range(1, networks).Select(seed => (ulong)seed)];
        _initial = Array.ConvertAll(seeds, seed => JudgedNetwork.NearInitialization(seed, data));
        _trained = Array.ConvertAll(seeds, seed => JudgedNetwork.AfterTraining(seed, data));
    }

    /// <summary>How many networks.</summary>
    public int Networks => _trained.Length;

    /// <summary>The mean loss near the initial weights.</summary>
    public double InitialLoss => _initial.Average(network => network.Loss);

    /// <summary>The mean loss after training.</summary>
    public double TrainedLoss => _trained.Average(network => network.Loss);

    /// <summary>Compares criteria; correlations are the means of those of the networks.</summary>
    /// <param name="criteria">The criteria.</param>
    /// <param name="exact">Makes a network that declares the exact change of the same weights or neurons.</param>
    public IReadOnlyList<CorrelationRow> Compare(
        IEnumerable<RankedCriterion> criteria, Func<ulong, Network> exact)
    {
        float[][][] initial = ScoresBy(exact, _initial);
        float[][][] trained = ScoresBy(exact, _trained);
        return
        [
            .. criteria.Select(criterion => new CorrelationRow(
                criterion.Name,
                Between(ScoresBy(criterion.Create, _initial), initial),
                Between(ScoresBy(criterion.Create, _trained), trained))),
        ];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_initial, network => network.Dispose());
        Array.ForEach(_trained, network => network.Dispose());
    }

    private static float[][][] ScoresBy(Func<ulong, Network> create, JudgedNetwork[] networks) =>
        Array.ConvertAll(networks, network => network.ScoresBy(create));

    private static LossCorrelation Between(float[][][] scores, float[][][] changes) => new(
        Correlation.MeanOf([.. scores.Zip(changes, (own, change) => Correlation.Between(own, SizesOf(change)))]),
        Correlation.MeanOf([.. scores.Zip(changes, Correlation.Between)]));

    private static float[][] SizesOf(float[][] changes) =>
        Array.ConvertAll(changes, layer => Array.ConvertAll(layer, MathF.Abs));
}
