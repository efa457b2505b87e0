using System;
using System.Linq;
using Pruning.Analysis;
using Pruning.Plans;
using Pruning.Surgery;

namespace Pruning.Criteria;

/// <summary>What criteria need that make the weights that stay make up for removed ones: one for all policies of a
/// network, large enough for each of its layers.</summary>
/// <param name="plan">The network.</param>
internal sealed class Surgeons(NetworkPlan plan)
{
    private LayerSurgeon? _layerSurgeon;
    private FisherSurgeon? _fisherSurgeon;
    private SparseGptSweep? _sweep;
    private int _fisherBlock;
    private int _sweepBlock;

    /// <summary>Optimal brain surgery.</summary>
    public LayerSurgeon OfLayers(Analyst analyst) => _layerSurgeon ??= new LayerSurgeon(analyst.Team, MostInputs());

    /// <summary>Surgery by the information of blocks of so many weights.</summary>
    public FisherSurgeon OfBlocks(Analyst analyst, int blockSize)
    {
        if (_fisherSurgeon is null || _fisherBlock != blockSize)
        {
            int weights = plan.Layers.Where(layer => layer.Mask >= 0).Max(layer => layer.Count);
            _fisherSurgeon = new FisherSurgeon(analyst.Team, Math.Min(blockSize, weights));
            _fisherBlock = blockSize;
        }

        return _fisherSurgeon;
    }

    /// <summary>The sweep of SparseGPT, by blocks of so many inputs.</summary>
    public SparseGptSweep SweepOf(int blockSize)
    {
        if (_sweep is null || _sweepBlock != blockSize)
        {
            int inputs = MostInputs();
            int outputs = plan.Layers.Where(layer => layer.Mask >= 0).Max(layer => layer.Outputs);
            _sweep = new SparseGptSweep(outputs, inputs, Math.Min(blockSize, inputs));
            _sweepBlock = blockSize;
        }

        return _sweep;
    }

    // A Hessian has the square of so many numbers, and an array holds no more than so many.
    private int MostInputs()
    {
        LayerPlan largest = plan.Layers.Where(layer => layer.Mask >= 0).MaxBy(layer => layer.Inputs)!;
        return (long)largest.Inputs * largest.Inputs <= Array.MaxLength
            ? largest.Inputs
            : throw new InvalidOperationException(
                FormattableString.Invariant($"Layer {largest.Name} of {plan.Name} has {largest.Inputs} weights behind ")
                + "an output; their Hessian does not fit into memory, so nothing was removed. Declare another "
                + "criterion for it, or [Keep].");
    }
}
