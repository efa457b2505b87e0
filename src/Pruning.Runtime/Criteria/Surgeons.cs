using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Analysis;
using Pruning.Plans;
using Pruning.Surgery;

namespace Pruning.Criteria;

/// <summary>What criteria need that make the weights that stay make up for removed ones: one for all policies of a
/// network that go by the same, large enough for each of their layers.</summary>
/// <param name="plan">The network.</param>
internal sealed class Surgeons(NetworkPlan plan)
{
    private readonly Dictionary<int, FisherSurgeon> _ofBlocks = [];
    private readonly Dictionary<int, SparseGptSweep> _sweeps = [];
    private LayerSurgeon? _ofLayers;

    /// <summary>Optimal brain surgery.</summary>
    public LayerSurgeon OfLayers(Analyst analyst) =>
        _ofLayers ??= new LayerSurgeon(analyst.Team, MostInputs(LayersOf<OptimalBrainSurgeonCriterion>()));

    /// <summary>Surgery by the information of blocks of so many weights.</summary>
    public FisherSurgeon OfBlocks(Analyst analyst, int blockSize)
    {
        if (!_ofBlocks.TryGetValue(blockSize, out FisherSurgeon? surgeon))
        {
            int weights = LayersOf<WoodFisherCriterion>().Max(layer => layer.Count);
            surgeon = new FisherSurgeon(analyst.Team, Math.Min(blockSize, weights));
            _ofBlocks.Add(blockSize, surgeon);
        }

        return surgeon;
    }

    /// <summary>The sweep of SparseGPT, by blocks of so many inputs.</summary>
    public SparseGptSweep SweepOf(int blockSize)
    {
        if (!_sweeps.TryGetValue(blockSize, out SparseGptSweep? sweep))
        {
            LayerPlan[] layers = LayersOf<SparseGptCriterion>();
            int inputs = MostInputs(layers);
            sweep = new SparseGptSweep(layers.Max(layer => layer.Outputs), inputs, Math.Min(blockSize, inputs));
            _sweeps.Add(blockSize, sweep);
        }

        return sweep;
    }

    // Those whose policy has the criterion.
    private LayerPlan[] LayersOf<TCriterion>() =>
    [
        .. plan.Pruning.Groups.Where(group => group.Criterion is TCriterion)
            .SelectMany(group => group.Layers)
            .Distinct()
            .Select(layer => plan.Layers[layer]),
    ];

    // A Hessian has the square of so many numbers, and an array holds no more than so many.
    private int MostInputs(LayerPlan[] layers)
    {
        LayerPlan largest = layers.MaxBy(SizeOfHessians)!;
        return SizeOfHessians(largest) <= Array.MaxLength
            ? layers.Max(layer => layer.Inputs)
            : throw new InvalidOperationException(
                FormattableString.Invariant($"Layer {largest.Name} of {plan.Name} has {largest.Inputs} weights behind ")
                + "an output; their Hessian does not fit into memory, so nothing was removed. Declare another "
                + "criterion for it, or [Keep].");
    }

    // One for each group of channels.
    private static long SizeOfHessians(LayerPlan layer) =>
        (long)layer.Inputs * layer.Inputs * (layer.Convolution?.Groups ?? 1);
}
