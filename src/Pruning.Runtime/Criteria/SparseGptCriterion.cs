using System;
using Pruning.Analysis;
using Pruning.Masks;
using Pruning.Surgery;

namespace Pruning.Criteria;

/// <summary>
/// SparseGPT (Frantar and Alistarh 2023): a sweep over the inputs of a layer removes, block by block of them, those of
/// least w² / U_jj², U the upper factor of the inverse Hessian, and lets the weights behind them make up for it. It
/// chooses the weights itself, the same fraction in each block; scores say which it has chosen, 0, and which not, 1.
/// </summary>
/// <param name="samples">How many samples; see <see cref="DataCriterion"/>.</param>
/// <param name="shuffle">Whether they are drawn from all of the data.</param>
/// <param name="damping">What is added to the diagonal of H, as a fraction of its mean, which counts inputs that are
/// always 0 as 1; ten times as much, and so on, where H is still singular. 0 for
/// <see cref="OptimalBrainSurgeonCriterion.DefaultDamping"/>.</param>
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
            layers.Compensation.BeginMask(i);
            Sweep(layers, i, chooses: true);
            ReadOnlySpan<uint> mask = layers.Compensation.MaskOf(i);
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = MaskBits.IsKept(mask, w) ? 1 : 0;
            }
        }
    }

    // Once more with what was removed in the end: a collapse rule may have kept some of the chosen ones.
    internal override void Compensate(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            layers.Compensation.BeginMask(i);
            Sweep(layers, i, chooses: false);
        }

        layers.Compensation.Found();
    }

    private void Sweep(ScoredLayers layers, int index, bool chooses)
    {
        layers.Compensation.BeginWeights(index);
        WeightedOperator layer = layers.OperatorOf(index);
        SparseGptSweep sweep = layers.Surgeons.SweepOf(_blockSize);
        InputProducts products = layers.Compensation.CollectHessians(index);
        int part = layer.OutputsPerGroup * layer.WeightsPerOutput;
        for (int group = 0; group < layer.Groups; group++)
        {
            double more = _damping;
            while (!sweep.TryPrepare(products.Of(group), layer.WeightsPerOutput, more))
            {
                more = layers.Compensation.MoreThan(more, index);
            }

            Span<double> weights = layers.Compensation.WeightsOf(index).Slice(group * part, part);
            Span<uint> mask = layers.Compensation.MaskOf(index);
            if (!chooses)
            {
                sweep.Update(weights, mask, group * part);
            }
            else if (layers.Pattern is (_, int of))
            {
                // As many of each as it takes to have enough: ranks pass over what is too much, evenly.
                int gone = (int)Math.Ceiling((double)layers.Target * of / (part * layer.Groups));
                sweep.RemovePattern(weights, mask, group * part, of - Math.Min(gone, of), of);
            }
            else
            {
                // Shares that add up to the target.
                long before = (long)layers.Target * group / layer.Groups;
                long after = (long)layers.Target * (group + 1) / layer.Groups;
                sweep.Remove(weights, mask, group * part, (int)(after - before));
            }
        }
    }
}
