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

    private readonly WorkerTeam _team;
    private readonly int _blockSize;
    private readonly WoodFisherBlock[] _blocks;
    private readonly double[][] _scores;
    private ScoredLayers? _layers;
    private SampleGradients? _gradients;
    private int _samples;
    private double _damping;
    private int _layer;
    private int _begin;
    private int _end;

    public FisherSurgeon(WorkerTeam team, int blockSize)
    {
        _team = team;
        _blockSize = blockSize;
        _blocks = [.. Enumerable.Range(0, team.Workers).Select(_ => new WoodFisherBlock(blockSize))];
        _scores = [.. _blocks.Select(_ => new double[blockSize])];
    }

    /// <summary>Scores all weights.</summary>
    public void Score(ScoredLayers layers, double damping) => Run(ScorePhase, layers, damping);

    /// <summary>Finds weights that make up for those that the masks say are removed, block by block.</summary>
    public void Update(ScoredLayers layers, double damping) => Run(UpdatePhase, layers, damping);

    /// <inheritdoc/>
    public void Execute(int phase, int worker, int workers)
    {
        int blocks = (_end - _begin + _blockSize - 1) / _blockSize;
        (int first, int last) = WorkerTeam.Share(blocks, worker, workers);
        for (int i = first; i < last; i++)
        {
            int begin = _begin + (i * _blockSize);
            int count = Math.Min(_blockSize, _end - begin);
            Prepare(_blocks[worker], begin, count);
            Span<double> weights = _layers!.Compensation.WeightsOf(_layer).Slice(begin, count);
            if (phase == UpdatePhase)
            {
                _blocks[worker].Update(weights, _layers.MaskOf(_layer), begin);
                continue;
            }

            _blocks[worker].Score(weights, _scores[worker]);
            for (int w = 0; w < count; w++)
            {
                _layers.ScoresOf(_layer)[begin + w] = (float)_scores[worker][w];
            }
        }
    }

    private void Prepare(WoodFisherBlock block, int begin, int count)
    {
        // Weights of earlier removals take no part, in the update either: it sees the mask of the scores.
        if (!block.TryPrepare(
            _gradients!.All[(begin - _begin)..],
            _gradients.Count,
            _samples,
            count,
            _layers!.Compensation.MaskOf(_layer),
            begin,
            _damping))
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"Gradients of layer {_layers.NameOf(_layer)} are too large for a ")
                + FormattableString.Invariant($"damping of {_damping}, so nothing was removed. Declare more ")
                + "Damping, or scale the data down.");
        }
    }

    private void Run(int phase, ScoredLayers layers, double damping)
    {
        _layers = layers;
        Analyst analyst = layers.Analyst;
        _gradients = analyst.SampleGradients;
        _samples = analyst.Samples;
        _damping = damping;
        for (_layer = 0; _layer < layers.Count; _layer++)
        {
            layers.Compensation.BeginWeights(_layer);
            if (phase == ScorePhase)
            {
                layers.Compensation.BeginMask(_layer);
            }

            int weights = layers.WeightsOf(_layer).Length;
            int most = SampleGradients.MostWeights(_samples, _blockSize);
            for (_begin = 0; _begin < weights; _begin = _end)
            {
                _end = Math.Min(weights, _begin + most);

                // Layers as if all were of one size: it is an estimate.
                int part = (_layer * PartsOfLayer) + (int)((long)_begin * PartsOfLayer / weights);
                analyst.Clock.Enter(part, layers.Count * PartsOfLayer);
                _gradients.Collect(analyst, layers.IndexOf(_layer), _begin, _end - _begin);
                _team.Run(this, phase);
            }
        }
    }
}
