using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;

namespace Pruning.CriteriaBenchmarks;

/// <summary>Compares criteria with the exact change of the loss, in several small networks near their initial weights
/// and after training.</summary>
internal sealed class CorrelationJudge : IDisposable
{
    private readonly JudgedNetwork[][] _stages;

    /// <summary>Trains the networks.</summary>
    /// <param name="data">What they learn, and what criteria look at.</param>
    /// <param name="networks">How many networks; they differ in their seed.</param>
    public CorrelationJudge(Dataset data, int networks)
    {
        ulong[] seeds = [.. Enumerable.Range(1, networks).Select(seed => (ulong)seed)];
        _stages =
        [
            [.. seeds.Select(seed => JudgedNetwork.NearInitialization(seed, data))],
            [.. seeds.Select(seed => JudgedNetwork.AfterTraining(seed, data))],
        ];
    }

    /// <summary>The mean loss near the initial weights, and after training.</summary>
    public IReadOnlyList<double> Losses => [.. _stages.Select(stage => stage.Average(network => network.Loss))];

    /// <summary>Compares criteria.</summary>
    /// <param name="criteria">The criteria.</param>
    /// <param name="exact">Makes a network that declares the exact change of the same weights or neurons.</param>
    public IReadOnlyList<CorrelationRow> Compare(
        IEnumerable<RankedCriterion> criteria, Func<ulong, Network> exact)
    {
        float[][][][] changes = [.. _stages.Select(stage => ScoresBy(exact, stage))];
        return
        [
            .. criteria.Select(criterion => new CorrelationRow(
                criterion.Name,
                [.. _stages.Zip(changes, (stage, own) => Compare(ScoresBy(criterion.Create, stage), own))
                    .SelectMany(pair => pair)])),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_stages, stage => Array.ForEach(stage, network => network.Dispose()));

    // With the sizes of the changes, and with the changes themselves; the mean over the networks.
    private static Correlation[] Compare(float[][][] scores, float[][][] changes) =>
    [
        Correlation.MeanOf([.. scores.Zip(changes, (own, change) => Correlation.Between(own, SizesOf(change)))]),
        Correlation.MeanOf([.. scores.Zip(changes, Correlation.Between)]),
    ];

    private static float[][][] ScoresBy(Func<ulong, Network> create, JudgedNetwork[] stage) =>
        [.. stage.Select(network => network.ScoresBy(create))];

    private static float[][] SizesOf(float[][] changes) =>
        Array.ConvertAll(changes, layer => Array.ConvertAll(layer, MathF.Abs));
}
