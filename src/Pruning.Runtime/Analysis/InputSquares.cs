using System;
using System.Runtime.Intrinsics;
using Pruning.Plans;
using Pruning.Threading;

namespace Pruning.Analysis;

/// <summary>
/// The sum over samples and pixels of x² for what each weight of an output is multiplied by, ‖X‖² of a column: a row
/// for each group of channels of a layer.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="graph">Its graph.</param>
internal sealed class InputSquares(NetworkPlan plan, OperatorGraph graph) : ITapeReader
{
    private readonly double[]?[] _sums = new double[plan.Layers.Length][];

    /// <inheritdoc/>
    public TapePass Pass => TapePass.Forward;

    /// <summary>Those of the inputs of an output of a layer.</summary>
    public ReadOnlySpan<double> Of(int layer, int output)
    {
        WeightedOperator each = graph.Weighted[layer];
        return _sums[layer].AsSpan(output / each.OutputsPerGroup * each.WeightsPerOutput, each.WeightsPerOutput);
    }

    /// <summary>Adds them up.</summary>
    public void Collect(Analyst analyst)
    {
        if (analyst.Holds(this))
        {
            return;
        }

        foreach (WeightedOperator each in graph.Weighted)
        {
            if (plan.Layers[each.Layer].Mask >= 0)
            {
                (_sums[each.Layer] ??= new double[each.Groups * each.WeightsPerOutput]).AsSpan().Clear();
            }
        }

        analyst.Visit(this);
    }

    /// <inheritdoc/>
    public void Read(Tape tape, int worker, int workers)
    {
        foreach (WeightedOperator each in graph.Weighted)
        {
            if (_sums[each.Layer] is { } sums)
            {
                (int begin, int end) = WorkerTeam.Share(sums.Length, worker, workers);
                for (int column = begin; column < end; column++)
                {
                    sums[column] += each.Reader.SumOfSquares(tape, column);
                }
            }
        }
    }
}
