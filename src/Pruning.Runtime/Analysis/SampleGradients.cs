using System;
using Pruning.Threading;

namespace Pruning.Analysis;

/// <summary>The gradients of single samples by some weights of a layer, [samples, weights].</summary>
/// <param name="graph">The graph.</param>
/// <param name="workers">Number of workers.</param>
internal sealed class SampleGradients(OperatorGraph graph, int workers) : ITapeReader
{
    // Weights are taken together as long as their gradients fit into so many numbers: each time costs a pass over the
    // samples.
    private const int MostNumbers = 16 << 20;

    private readonly double[][] _lanes = new double[workers][];
    private float[] _gradients = [];
    private WeightedOperator? _layer;
    private int _first;

    /// <inheritdoc/>
    public TapePass Pass => TapePass.Gradients;

    /// <summary>The gradients.</summary>
    public ReadOnlySpan<float> All => _gradients;

    /// <summary>Weights that are taken together: from a sample to the next.</summary>
    public int Count { get; private set; }

    /// <summary>How many weights can be taken together.</summary>
    /// <param name="samples">Samples.</param>
    /// <param name="multiple">A multiple of so many.</param>
    public static int MostWeights(int samples, int multiple) =>
        Math.Max(1, MostNumbers / samples / multiple) * multiple;

    /// <summary>Makes those of some weights of a layer.</summary>
    public void Collect(Analyst analyst, int layer, int first, int count)
    {
        _layer = graph.Weighted[layer];
        _first = first;
        Count = count;
        if (_gradients.Length < count * analyst.Samples)
        {
            _gradients = new float[count * analyst.Samples];
        }

        for (int i = 0; i < _lanes.Length; i++)
        {
            _lanes[i] ??= new double[analyst.Tape.Capacity * Tape.Lanes];
        }

        analyst.Visit(this);
    }

    /// <inheritdoc/>
    public void Read(Tape tape, int worker, int workers)
    {
        (int begin, int end) = WorkerTeam.Share(Count, worker, workers);
        Span<double> lanes = _lanes[worker];
        for (int weight = begin; weight < end; weight++)
        {
            _layer!.Reader.SampleGradients(tape, _first + weight, lanes);
            for (int n = 0; n < tape.Samples; n++)
            {
                _gradients[((tape.First + n) * Count) + weight] = (float)lanes[n];
            }
        }
    }
}
