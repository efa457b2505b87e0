using System;
using Pruning.Masks;
using Pruning.Plans;

namespace Pruning.Sparse;

/// <summary>Which rows and which input channels of a layer have any weight that is kept. Nothing is allocated after
/// construction, as masks change within steps.</summary>
internal sealed class LayerRuns
{
    // Of most register tiles; what they skip is skipped together.
    private const int SideOfTile = 4;

    // Rows of those of a single sample, where its lanes are inputs.
    private const int RowsOfVectors = 8;

    // Inputs of a vector of a single sample.
    private const int Lanes = 16;

    // What a further run of channels costs, in channels: ResNet20 without every second channel, measured.
    private const double FurtherRun = 0.5;

    // By how much kernels of a batch are slower than what they visit, those of outputs and those of gradients: LeNet-5
    // and ResNet20 without 35 to 60 % of their channels, measured.
    private const double Forward = 1.22;
    private const double Gradient = 1.13;

    private readonly int _outputs;
    private readonly int _channels;
    private readonly int _taps;
    private readonly int[] _allRows;
    private readonly int[] _allChannels;
    private readonly int[] _rows;
    private readonly int[] _columns;
    private readonly int[] _vectors;
    private readonly bool[] _isRead;
    private readonly bool _isDense;
    private readonly int _gradientRows;
    private readonly int _gradientChannels;
    private int _rowEnd;
    private int _columnEnd;
    private int _vectorEnd;

    public LayerRuns(LayerPlan layer)
    {
        _outputs = layer.Outputs;
        _taps = layer.Convolution is null ? 1 : layer.Shape[2] * layer.Shape[3];
        _channels = layer.Inputs / _taps;
        _allRows = [0, _outputs];
        _allChannels = [0, _channels];
        _rows = new int[_outputs + 1];
        _columns = new int[_channels + 1];
        _vectors = new int[(layer.Inputs / Lanes) + 2];
        _isRead = new bool[_channels];
        _isDense = layer.Convolution is null;
        _gradientRows = layer.GradientTile?.Rows ?? SideOfTile;
        _gradientChannels = layer.GradientTile?.Channels ?? SideOfTile;
        Reset();
    }

    /// <summary>The kept rows, as <see cref="KeptRuns"/>.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _rowEnd);

    /// <summary>The kept input channels; of a dense layer, inputs.</summary>
    public ReadOnlySpan<int> Channels => _columns.AsSpan(0, _columnEnd);

    /// <summary>The inputs in whole vectors of which any is kept: of a convolution, channels times kernel.</summary>
    public ReadOnlySpan<int> Vectors => _vectors.AsSpan(0, _vectorEnd);

    /// <summary>All rows.</summary>
    public ReadOnlySpan<int> AllRows => _allRows;

    /// <summary>All input channels.</summary>
    public ReadOnlySpan<int> AllChannels => _allChannels;

    /// <summary>What kernels go over: rows and channels of the outputs that they make come in register tiles, and of
    /// those that they sum over every run is a loop of its own.</summary>
    public VisitedParts Visited { get; private set; } = VisitedParts.All;

    /// <summary>Finds those that are kept.</summary>
    /// <param name="mask">The mask of the layer.</param>
    /// <param name="all">Whether all shall be gone over all the same.</param>
    public void Find(ReadOnlySpan<uint> mask, bool all)
    {
        if (all)
        {
            Reset();
            return;
        }

        int inputs = _channels * _taps;
        _rowEnd = 0;
        Array.Clear(_isRead);
        for (int row = 0; row < _outputs; row++)
        {
            if (MaskBits.AnyKept(mask, row * inputs, inputs))
            {
                Append(_rows, ref _rowEnd, row, row + 1);
                for (int channel = 0; channel < _channels; channel++)
                {
                    _isRead[channel] =
                        _isRead[channel] || MaskBits.AnyKept(mask, (row * inputs) + (channel * _taps), _taps);
                }
            }
        }

        _columnEnd = 0;
        for (int channel = 0; channel < _channels; channel++)
        {
            if (_isRead[channel])
            {
                Append(_columns, ref _columnEnd, channel, channel + 1);
            }
        }

        FindVectors();
        double rows = VisitedIn(Rows, _outputs, SideOfTile);
        double forward = rows * SummedIn(Channels, _channels);
        double ofWeights =
            VisitedIn(Rows, _outputs, _gradientRows) * VisitedIn(Channels, _channels, _gradientChannels);
        Visited = new VisitedParts(
            Math.Min(1, Forward * forward),
            Math.Min(1, Gradient * SummedIn(Rows, _outputs) * VisitedIn(Channels, _channels, SideOfTile)),
            Math.Min(1, Gradient * ofWeights),
            _isDense ? VisitedByPrediction(inputs) : forward);
    }

    private double VisitedByPrediction(int inputs)
    {
        double tiles = VisitedIn(Rows, _outputs, RowsOfVectors);
        return ((tiles * Count(Vectors)) + (inputs % Lanes)) / inputs;
    }

    private void FindVectors()
    {
        _vectorEnd = 0;
        for (int first = 0; first + Lanes <= _channels * _taps; first += Lanes)
        {
            int begin = first / _taps;
            int end = ((first + Lanes - 1) / _taps) + 1;
            if (_isRead.AsSpan(begin, end - begin).Contains(true))
            {
                Append(_vectors, ref _vectorEnd, first, first + Lanes);
            }
        }
    }

    private void Reset()
    {
        _allRows.CopyTo(_rows, 0);
        _allChannels.CopyTo(_columns, 0);
        _rowEnd = _columnEnd = 2;
        _isRead.AsSpan().Fill(true);
        FindVectors();
        Visited = VisitedParts.All;
    }

    // A loop over kept ones, a run after the other.
    private static double SummedIn(ReadOnlySpan<int> runs, int count) =>
        Math.Min(1, (Count(runs) + (FurtherRun * Math.Max(0, (runs.Length / 2) - 1))) / count);

    private static double VisitedIn(ReadOnlySpan<int> runs, int count, int side)
    {
        int visited = 0;
        for (int first = 0; first < count; first += side)
        {
            int end = Math.Min(count, first + side);
            visited += KeptRuns.Any(runs, first, end) ? end - first : 0;
        }

        return (double)visited / count;
    }

    private static void Append(int[] runs, ref int end, int first, int behind)
    {
        if (end > 0 && runs[end - 1] == first)
        {
            runs[end - 1] = behind;
            return;
        }

        runs[end++] = first;
        runs[end++] = behind;
    }

    private static int Count(ReadOnlySpan<int> runs)
    {
        int count = 0;
        for (int run = 0; run < runs.Length; run += 2)
        {
            count += runs[run + 1] - runs[run];
        }

        return count;
    }
}
