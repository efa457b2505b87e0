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

    /// <inheritdoc/>
    public TapePass Pass => TapePass.Forward;

    /// <summary>H [weights of an output, the same] of a group of channels.</summary>
    public ReadOnlySpan<double> Of(int group) => ProductsOf(group, _layer!.WeightsPerOutput);

    /// <summary>Makes that of a layer.</summary>
    /// <param name="analyst">Knows the samples.</param>
    /// <param name="layer">Which layer.</param>
    public void Collect(Analyst analyst, int layer)
    {
        if (analyst.Holds(this, layer))
        {
            return;
        }

        _layer = graph.Weighted[layer];
        int size = _layer.WeightsPerOutput;
        int all = checked(_layer.Groups * size * size);
        if (_products.Length < all)
        {
            _products = new double[all];
        }

        int length = size * _layer.Pixels * Tape.Lanes * TilesAtOnce(size * _layer.Pixels * Tape.Lanes);
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i] = _columns[i] is { } own && own.Length >= length ? own : new double[length];
        }

        _products.AsSpan(0, all).Clear();
        analyst.Visit(this);
        for (int group = 0; group < _layer.Groups; group++)
        {
            Complete(ProductsOf(group, size), size, 2.0 / analyst.Samples);
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
            for (int group = 0; group < layer.Groups; group++)
            {
                for (int tile = 0; tile < tiles; tile++)
                {
                    layer.Reader.Unfold(tape[first + tile], group, columns[(tile * width)..], tiles * width);
                }

                // Rows of the triangle, dealt out in turns: those further down are shorter.
                for (int i = worker; i < size; i += workers)
                {
                    Add(columns, i, width * tiles, ProductsOf(group, size), size);
                }
            }
        }
    }

    private static int TilesAtOnce(int columns) => Math.Clamp(MostColumns / columns, 1, 16);

    private static void Add(
        ReadOnlySpan<double> columns, int row, int length, Span<double> products, int size)
    {
        ReadOnlySpan<double> own = columns.Slice(row * length, length);
        if (own.IndexOfAnyExcept(0.0) < 0)
        {
            return;
        }

        for (int other = row; other < size; other++)
        {
            products[(row * size) + other] += TensorPrimitives.Dot(own, columns.Slice(other * length, length));
        }
    }

    // The mean, and the other half.
    private static void Complete(Span<double> products, int size, double factor)
    {
        TensorPrimitives.Multiply(products, factor, products);
        for (int i = 0; i < size; i++)
        {
            for (int j = i + 1; j < size; j++)
            {
                products[(j * size) + i] = products[(i * size) + j];
            }
        }
    }

    private Span<double> ProductsOf(int group, int size) => _products.AsSpan(group * size * size, size * size);
}
