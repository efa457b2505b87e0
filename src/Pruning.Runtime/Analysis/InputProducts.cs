using System;
using System.Numerics.Tensors;
using Pruning.Threading;

namespace Pruning.Analysis;

/// <summary>
/// H = 2 X Xᵀ / N of a layer, X what the weights of an output are multiplied by, a column for each sample and pixel:
/// the Hessian, by the weights of any output, of the squared error that a change makes of the layer's outputs.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="workers">Number of workers.</param>
internal sealed class InputProducts(OperatorGraph graph, int workers) : ITapeReader
{
    // Columns of as many tiles as fit into so much are multiplied at once.
    private const int MostColumns = 1 << 20;

    private readonly double[][] _columns = new double[workers][];
    private double[] _products = [];
    private WeightedOperator? _layer;
    private int _group;

    /// <inheritdoc/>
    public TapePass Pass => TapePass.Forward;

    /// <summary>H [weights of an output, the same].</summary>
    public ReadOnlySpan<double> Hessian => _products.AsSpan(0, _layer!.WeightsPerOutput * _layer.WeightsPerOutput);

    /// <summary>Makes that of a layer.</summary>
    /// <param name="analyst">Knows the samples.</param>
    /// <param name="layer">Which layer.</param>
    /// <param name="group">Which of its groups of channels.</param>
    public void Collect(Analyst analyst, int layer, int group)
    {
        _layer = graph.Weighted[layer];
        _group = group;
        int size = _layer.WeightsPerOutput;
        if (_products.Length < size * size)
        {
            _products = new double[size * size];
        }

        int length = size * _layer.Pixels * Tape.Lanes * TilesAtOnce(size * _layer.Pixels * Tape.Lanes);
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i] = _columns[i] is { } own && own.Length >= length ? own : new double[length];
        }

        Span<double> products = _products.AsSpan(0, size * size);
        products.Clear();
        analyst.Visit(this);
        TensorPrimitives.Multiply(products, 2.0 / analyst.Samples, products);
        for (int i = 0; i < size; i++)
        {
            for (int j = i + 1; j < size; j++)
            {
                products[(j * size) + i] = products[(i * size) + j];
            }
        }
    }

    /// <inheritdoc/>
    public void Read(Tape tape, int worker, int workers)
    {
        WeightedOperator layer = _layer!;
        int size = layer.WeightsPerOutput;
        int width = layer.Pixels * Tape.Lanes;
        int most = TilesAtOnce(size * width);
        for (int first = 0; first < tape.Tiles; first += most)
        {
            int tiles = Math.Min(most, tape.Tiles - first);
            Span<double> columns = _columns[worker].AsSpan(0, size * width * tiles);
            for (int tile = 0; tile < tiles; tile++)
            {
                layer.Reader.Unfold(tape[first + tile], _group, columns[(tile * width)..], tiles * width);
            }

            // Rows of the triangle, dealt out in turns: those further down are shorter.
            for (int i = worker; i < size; i += workers)
            {
                Add(columns, i, width * tiles, size);
            }
        }
    }

    private static int TilesAtOnce(int columns) => Math.Clamp(MostColumns / columns, 1, 16);

    private void Add(ReadOnlySpan<double> columns, int row, int length, int size)
    {
        ReadOnlySpan<double> own = columns.Slice(row * length, length);
        if (own.IndexOfAnyExcept(0.0) < 0)
        {
            return;
        }

        for (int other = row; other < size; other++)
        {
            _products[(row * size) + other] +=
                TensorPrimitives.Dot(own, columns.Slice(other * length, length));
        }
    }
}
