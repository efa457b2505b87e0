using System;
using Pruning.Masks;
using Pruning.Plans;
using Pruning.Threading;

namespace Pruning.Analysis;

/// <summary>
/// The exact change of the mean loss when a weight, or all weights of a block, neuron or filter, become zero; the
/// network is computed again from their layer on.
/// </summary>
internal sealed class LeaveOneOut : ITapeReader
{
    private readonly NetworkPlan _plan;
    private readonly Analyst _analyst;
    private readonly Tape[] _scratch;
    private readonly double[]?[] _changes;
    private int _layer;
    private BlockGrid _grid;

    public LeaveOneOut(NetworkPlan plan, Analyst analyst, int workers)
    {
        _plan = plan;
        _analyst = analyst;
        _changes = new double[plan.Layers.Length][];
        _scratch = new Tape[workers];
        for (int i = 0; i < workers; i++)
        {
            _scratch[i] = Tape.OfOneTile(analyst.Graph);
        }
    }

    /// <inheritdoc/>
    public TapePass Pass => TapePass.Forward;

    /// <summary>The changes for the blocks of a layer; 0 where they are removed.</summary>
    public ReadOnlySpan<double> Of(int layer) => _changes[layer];

    /// <summary>Makes those of a layer.</summary>
    /// <param name="layer">Which layer.</param>
    /// <param name="grid">Its blocks: weights, neurons or filters.</param>
    public void Collect(int layer, BlockGrid grid)
    {
        _layer = layer;
        _grid = grid;
        (_changes[layer] ??= new double[_plan.Layers[layer].Count]).AsSpan().Clear();
        _analyst.Visit(this);
        foreach (ref double change in _changes[layer].AsSpan())
        {
            change /= _analyst.Samples;
        }
    }

    /// <inheritdoc/>
    public void Read(Tape tape, int worker, int workers)
    {
        ReadOnlySpan<uint> mask = _analyst.MaskOf(_plan.Layers[_layer]);
        WeightedOperator layer = _analyst.Graph.Weighted[_layer];
        int next = Array.IndexOf(_analyst.Graph.Operators, layer) + 1;
        (int begin, int end) = WorkerTeam.Share(_grid.Count, worker, workers);
        Tape scratch = _scratch[worker];
        for (int tile = 0; tile < tape.Tiles; tile++)
        {
            tape.CopyTo(scratch, tile);
            for (int i = begin; i < end; i++)
            {
                WeightBlock block = _grid[i];
                if (!block.AnyKept(mask))
                {
                    continue;
                }

                for (int row = 0; row < block.Rows; row++)
                {
                    Remove(layer, scratch[0], block[row], block.Columns);
                }

                _analyst.Resume(scratch[0], next);
                _changes[_layer]![i] += ChangeOf(tape, tile, scratch);
                for (int row = 0; row < block.Rows; row++)
                {
                    int output = block[row] / _grid.Inputs;
                    layer.OutputPlane(tape[tile], output).CopyTo(layer.OutputPlane(scratch[0], output));
                }
            }
        }
    }

    // Where all weights of an output go, its bias is left, exactly.
    private void Remove(WeightedOperator layer, TapeTile tile, int first, int count)
    {
        if (count == _grid.Inputs)
        {
            int output = first / count;
            layer.OutputPlane(tile, output).Fill(
                _analyst.Numbers.BiasOf(_layer) is [_, ..] bias ? bias[output] : 0);
            return;
        }

        ReadOnlySpan<double> weights = _analyst.Numbers.WeightsOf(_layer);
        for (int weight = first; weight < first + count; weight++)
        {
            layer.Subtract(tile, weight, weights[weight]);
        }
    }

    private static double ChangeOf(Tape tape, int tile, Tape scratch)
    {
        double sum = 0;
        for (int lane = 0; lane < scratch.Samples; lane++)
        {
            sum += scratch.Losses[lane] - tape.Losses[(tile * Tape.Lanes) + lane];
        }

        return sum;
    }
}
