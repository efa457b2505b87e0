using System;
using System.Linq;
using Pruning.Analysis;
using Pruning.Surgery;
using Pruning.Threading;

namespace Pruning.Criteria;

/// <summary>Optimal brain surgery on the rows of layers, shared among the workers.</summary>
internal sealed class LayerSurgeon : IParallelWork
{
    private const int TracePhase = 0;
    private const int UpdatePhase = 1;

    private readonly ScoredLayers _layers;
    private readonly WorkerTeam _team;
    private readonly OptimalBrainSurgery[] _surgery;
    private readonly int[][] _orders;
    private readonly double[][] _losses;
    private readonly HessianTaker _tryPrepare;
    private int _layer;
    private int _group;

    public LayerSurgeon(ScoredLayers layers)
    {
        _team = layers.Analyst.Team;
        _layers = layers;
        int most = Enumerable.Range(0, layers.Count).Max(layer => layers.OperatorOf(layer).WeightsPerOutput);
        _surgery = [.. Enumerable.Range(0, _team.Workers).Select(_ => new OptimalBrainSurgery(most))];
        _orders = [.. _surgery.Select(_ => new int[most])];
        _tryPrepare = TryPrepare;
        _losses = [.. _surgery.Select(_ => new double[most])];
    }

    /// <summary>Scores all weights: what the removal of each costs when its turn comes.</summary>
    public void Trace(double damping) => Run(TracePhase, damping);

    /// <summary>Makes the weights that stay make up for those that the masks say are removed.</summary>
    public void Update(double damping) => Run(UpdatePhase, damping);

    /// <inheritdoc/>
    public void Execute(int phase, int worker, int workers)
    {
        WeightedOperator layer = _layers.OperatorOf(_layer);
        int inputs = layer.WeightsPerOutput;
        (int begin, int end) = WorkerTeam.Share(layer.OutputsPerGroup, worker, workers);
        for (int k = begin; k < end; k++)
        {
            int first = ((_group * layer.OutputsPerGroup) + k) * inputs;
            if (phase == UpdatePhase)
            {
                _surgery[worker].Update(
                    _layers.Compensation.WeightsOf(_layer).Slice(first, inputs), _layers.MaskOf(_layer), first);
                continue;
            }

            int count = _surgery[worker].Trace(
                _layers.Compensation.OldWeightsOf(_layer).Slice(first, inputs),
                _layers.MaskOf(_layer),
                first,
                inputs,
                _orders[worker],
                _losses[worker]);
            RemovalScores.Fill(
                _orders[worker].AsSpan(0, count),
                _losses[worker].AsSpan(0, count),
                _layers.ScoresOf(_layer).Slice(first, inputs));
        }
    }

    private void Run(int phase, double damping)
    {
        for (_layer = 0; _layer < _layers.Count; _layer++)
        {
            WeightedOperator layer = _layers.OperatorOf(_layer);
            _layers.Analyst.Clock.Enter(_layer, _layers.Count);
            if (phase == UpdatePhase)
            {
                _layers.Compensation.Begin(_layer);
            }

            for (_group = 0; _group < layer.Groups; _group++)
            {
                _layers.Compensation.TakeHessian(_layer, _group, damping, _tryPrepare);
                _team.Run(this, phase);
            }
        }
    }

    private bool TryPrepare(ReadOnlySpan<double> hessian, int size, double damping)
    {
        foreach (OptimalBrainSurgery surgery in _surgery)
        {
            if (!surgery.TryPrepare(hessian, size, damping))
            {
                return false;
            }
        }

        return true;
    }
}
