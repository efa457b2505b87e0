using System;
using Pruning.Analysis;
using Pruning.Masks;
using Pruning.Surgery;

namespace Pruning.Criteria;

/// <summary>
/// SparseGPT (Frantar and Alistarh 2023): a sweep over the inputs of a layer removes, block by block of them, those of
/// least w² / U_jj², U the upper factor of the inverse Hessian, and lets the weights behind them make up for it. It
/// chooses the weights itself, the same fraction in each block; scores say which it has chosen.
/// </summary>
/// <param name="samples">How many samples; see <see cref="DataCriterion"/>.</param>
/// <param name="shuffle">Whether they are drawn from all of the data.</param>
/// <param name="damping">As of <see cref="OptimalBrainSurgeonCriterion"/>.</param>
/// <param name="blockSize">Inputs whose weights are compared with each other; 0 for
/// <see cref="DefaultBlockSize"/>.</param>
public sealed class SparseGptCriterion(
    int samples = 0, bool shuffle = false, double damping = 0, int blockSize = 0)
    : DataCriterion(samples, shuffle)
{
    /// <summary>Inputs of a block where none are declared.</summary>
    public const int DefaultBlockSize = 128;

    private readonly double _damping = damping == 0 ? OptimalBrainSurgeonCriterion.DefaultDamping : damping;
    private readonly int _blockSize = blockSize == 0 ? DefaultBlockSize : blockSize;

    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            layers.Compensation.Begin(i);
            Sweep(layers, i);
            ReadOnlySpan<uint> mask = layers.Compensation.MaskOf(i);
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = MaskBits.IsKept(mask, w) ? 1 : 0;
            }
        }
    }

    internal override void Compensate(ScoredLayers layers) => layers.Compensation.Write();

    private void Sweep(ScoredLayers layers, int index)
    {
        WeightedOperator layer = layers.OperatorOf(index);
        int part = layer.OutputsPerGroup * layer.WeightsPerOutput;
        for (int group = 0; group < layer.Groups; group++)
        {
            SparseGptSweep sweep = layers.Compensation.SweepOf(_blockSize, index, group, _damping);
            Span<double> weights = layers.Compensation.WeightsOf(index).Slice(group * part, part);
            Span<uint> mask = layers.Compensation.MaskOf(index);
            if (layers.Pattern is (int kept, int of))
            {
                sweep.RemovePattern(weights, mask, group * part, kept, of);
                continue;
            }

            // Shares that add up to the target exactly.
            long before = (long)layers.Target * group / layer.Groups;
            long after = (long)layers.Target * (group + 1) / layer.Groups;
            sweep.Remove(weights, mask, group * part, (int)(after - before));
        }
    }
}
