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

    private readonly WorkerTeam _team;
    private readonly OptimalBrainSurgery[] _surgery;
    private readonly int[][] _orders;
    private readonly double[][] _losses;
    private ScoredLayers? _layers;
    private WeightedOperator? _operator;
    private int _layer;
    private int _group;

    public LayerSurgeon(WorkerTeam team, int mostInputs)
    {
        _team = team;
        _surgery = new OptimalBrainSurgery[team.Workers];
        for (int i = 0; i < _surgery.Length; i++)
        {
            _surgery[i] = new OptimalBrainSurgery(mostInputs, _surgery[0]);
        }

        _orders = [.. _surgery.Select(_ => new int[mostInputs])];
        _losses = [.. _surgery.Select(_ => new double[mostInputs])];
    }

    /// <summary>Scores all weights: what the removal of each costs when its turn comes.</summary>
    public void Trace(ScoredLayers layers, double damping) => Run(TracePhase, layers, damping);

    /// <summary>Finds weights that make up for those that the masks say are removed.</summary>
    public void Update(ScoredLayers layers, double damping) => Run(UpdatePhase, layers, damping);

    /// <inheritdoc/>
    public void Execute(int phase, int worker, int workers)
    {
        int inputs = _operator!.WeightsPerOutput;
        (int begin, int end) = WorkerTeam.Share(_operator.OutputsPerGroup, worker, workers);
        for (int k = begin; k < end; k++)
        {
            int first = ((_group * _operator.OutputsPerGroup) + k) * inputs;
            Span<double> row = _layers!.Compensation.WeightsOf(_layer).Slice(first, inputs);
            if (phase == UpdatePhase)
            {
                _surgery[worker].Update(row, _layers.MaskOf(_layer), first);
                continue;
            }

            int count = _surgery[worker].Trace(
                row, _layers.MaskOf(_layer), first, inputs, _orders[worker], _losses[worker]);
            RemovalScores.Fill(
                _orders[worker].AsSpan(0, count),
                _losses[worker].AsSpan(0, count),
                _layers.ScoresOf(_layer).Slice(first, inputs));
        }
    }

    private void Run(int phase, ScoredLayers layers, double damping)
    {
        _layers = layers;
        for (_layer = 0; _layer < layers.Count; _layer++)
        {
            layers.Analyst.Clock.Enter(_layer, layers.Count);
            layers.Compensation.BeginWeights(_layer);
            _operator = layers.OperatorOf(_layer);
            InputProducts products = layers.Compensation.CollectHessians(_layer);
            for (_group = 0; _group < _operator.Groups; _group++)
            {
                double more = damping;
                while (!_surgery[0].TryPrepare(products.Of(_group), _operator.WeightsPerOutput, more))
                {
                    more = layers.Compensation.MoreThan(more, _layer);
                }

                _team.Run(this, phase);
            }
        }
    }
}
