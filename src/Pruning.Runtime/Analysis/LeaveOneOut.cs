using System;
using Pruning.Masks;
using Pruning.Plans;
using Pruning.Threading;

namespace Pruning.Analysis;

/// <summary>
/// The exact change of the mean loss when a weight, or all weights of a neuron or filter, become zero; the network is
/// computed again from their layer on.
/// </summary>
internal sealed class LeaveOneOut : ITapeReader
{
    private readonly NetworkPlan _plan;
    private readonly Analyst _analyst;
    private readonly Tape[] _scratch;
    private readonly double[]?[] _changes;
    private int _layer;
    private bool _ofUnits;

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

    /// <summary>The changes for the weights, or the neurons or filters, of a layer; 0 where they are removed.</summary>
    public ReadOnlySpan<double> Of(int layer) => _changes[layer];

    /// <summary>Makes those of a layer.</summary>
    /// <param name="layer">Which layer.</param>
    /// <param name="ofUnits">Whether of neurons or filters, not of weights.</param>
    public void Collect(int layer, bool ofUnits)
    {
        _layer = layer;
        _ofUnits = ofUnits;
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
        LayerPlan plan = _plan.Layers[_layer];
        WeightedOperator layer = _analyst.Graph.Weighted[_layer];
        int next = Array.IndexOf(_analyst.Graph.Operators, layer) + 1;
        (int begin, int end) = WorkerTeam.Share(plan.Outputs, worker, workers);
        Tape scratch = _scratch[worker];
        for (int tile = 0; tile < tape.Tiles; tile++)
        {
            tape.CopyTo(scratch, tile);
            for (int k = begin; k < end; k++)
            {
                ReadOnlySpan<double> before = layer.OutputPlane(tape[tile], k);
                Span<double> plane = layer.OutputPlane(scratch[0], k);
                int members = _ofUnits ? 1 : plan.Inputs;
                for (int i = 0; i < members; i++)
                {
                    int member = (k * members) + i;
                    if (Remove(layer, scratch[0], k, member))
                    {
                        _analyst.Resume(scratch[0], next);
                        _changes[_layer]![member] += ChangeOf(tape, tile, scratch);
                        before.CopyTo(plane);
                    }
                }
            }
        }
    }

    // Whether there was something to remove.
    private bool Remove(WeightedOperator layer, TapeTile tile, int output, int member)
    {
        if (_ofUnits)
        {
            layer.OutputPlane(tile, output).Fill(
                _analyst.Numbers.BiasOf(_layer) is [_, ..] bias ? bias[output] : 0);
            return true;
        }

        double weight = _analyst.Numbers.WeightsOf(_layer)[member];
        if (!MaskBits.IsKept(_analyst.MaskOf(_plan.Layers[_layer]), member))
        {
            return false;
        }

        layer.Subtract(tile, member, weight);
        return true;
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
