using System;
using System.Linq;
using Pruning.Analysis;
using Pruning.Surgery;
using Pruning.Threading;

namespace Pruning.Criteria;

/// <summary>Second-order scores and updates by the empirical Fisher information of blocks of weights, shared among the
/// workers.</summary>
internal sealed class FisherSurgeon : IParallelWork
{
    private const int ScorePhase = 0;
    private const int UpdatePhase = 1;
    private const int PartsOfLayer = 1000;

    private readonly ScoredLayers _layers;
    private readonly WorkerTeam _team;
    private readonly int _blockSize;
    private readonly WoodFisherBlock[] _blocks;
    private readonly double[][] _scores;
    private SampleGradients? _gradients;
    private int _samples;
    private double _damping;
    private int _layer;
    private int _begin;
    private int _end;

    public FisherSurgeon(ScoredLayers layers, int blockSize)
    {
        _layers = layers;
        _team = layers.Analyst.Team;
        _blockSize = blockSize;
        _blocks = [.. Enumerable.Range(0, _team.Workers).Select(_ => new WoodFisherBlock(blockSize))];
        _scores = [.. _blocks.Select(_ => new double[blockSize])];
    }

    /// <summary>Scores all weights.</summary>
    public void Score(double damping) => Run(ScorePhase, damping);

    /// <summary>Makes the weights that stay make up for those that the masks say are removed, block by block.</summary>
    public void Update(double damping) => Run(UpdatePhase, damping);

    /// <inheritdoc/>
    public void Execute(int phase, int worker, int workers)
    {
        int blocks = (_end - _begin + _blockSize - 1) / _blockSize;
        (int first, int last) = WorkerTeam.Share(blocks, worker, workers);
        for (int i = first; i < last; i++)
        {
            int begin = _begin + (i * _blockSize);
            int count = Math.Min(_blockSize, _end - begin);
            if (!_blocks[worker].TryPrepare(
                _gradients!.All[(begin - _begin)..],
                _gradients.Count,
                _samples,
                count,
                _layers.Compensation.MaskOf(_layer),
                begin,
                _damping))
            {
                throw new InvalidOperationException(
                    FormattableString.Invariant($"Gradients of layer {_layers.NameOf(_layer)} are too large for a ")
                    + FormattableString.Invariant($"damping of {_damping}, so nothing was removed. Declare more ")
                    + "damping, or scale the data down.");
            }

            if (phase == UpdatePhase)
            {
                _blocks[worker].Update(
                    _layers.Compensation.WeightsOf(_layer).Slice(begin, count), _layers.MaskOf(_layer), begin);
                continue;
            }

            _blocks[worker].Score(_layers.Compensation.OldWeightsOf(_layer).Slice(begin, count), _scores[worker]);
            for (int w = 0; w < count; w++)
            {
                _layers.ScoresOf(_layer)[begin + w] = (float)_scores[worker][w];
            }
        }
    }

    private void Run(int phase, double damping)
    {
        Analyst analyst = _layers.Analyst;
        _gradients = analyst.SampleGradients;
        _samples = analyst.Samples;
        _damping = damping;
        int parts = _layers.Count * PartsOfLayer;
        for (_layer = 0; _layer < _layers.Count; _layer++)
        {
            // Weights of earlier removals take no part, in the update either: it sees the mask of the scores.
            if (phase == ScorePhase)
            {
                _layers.Compensation.Begin(_layer);
            }

            int weights = _layers.WeightsOf(_layer).Length;
            int most = SampleGradients.MostWeights(_samples, _blockSize);
            for (_begin = 0; _begin < weights; _begin = _end)
            {
                _end = Math.Min(weights, _begin + most);
                // Layers as if all were of one size: it is an estimate.
                analyst.Clock.Enter((_layer * PartsOfLayer) + (int)((long)_begin * PartsOfLayer / weights), parts);
                analyst.SampleGradients.Collect(analyst, _layers.IndexOf(_layer), _begin, _end - _begin);
                _team.Run(this, phase);
            }
        }
    }
}
