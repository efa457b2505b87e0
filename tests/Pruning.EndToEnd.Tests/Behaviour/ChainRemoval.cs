using System;
using System.Collections.Generic;
using System.Linq;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// The layers of a chain as tables of what is kept, from which rows and channels are taken one by one: two convolutions
/// over images of 4 x 5 pixels and two dense layers.
/// </summary>
internal sealed class ChainRemoval
{
    // What a channel of one layer is to the next: the kernel, the image, a number.
    private static readonly int[] PerChannel = [9, 20, 1];
    private static readonly long[] Pixels = [20, 20, 1, 1];

    private readonly Layer[] _layers;
    private readonly bool[][][] _kept;

    public ChainRemoval(Network network)
    {
        _layers = [.. network.Layers];
        _kept = [.. _layers.Select(layer => ChannelMasks.Rows(layer.Mask, layer.WeightShape[0]).ToArray())];
    }

    /// <summary>Rows of each layer that can go.</summary>
    public int[] Members => [.. _kept.SkipLast(1).Select(rows => rows.Length)];

    /// <summary>All weights or multiply-adds of the first layers.</summary>
    public static long Total(Network network, bool isMacs, int layers) => network.Layers.Take(layers)
        .Select((layer, i) => layer.Mask.Count * (isMacs ? Pixels[i] : 1)).Sum();

    /// <summary>What is removed of them.</summary>
    public long Gone(bool isMacs, int layers) => _kept.Take(layers)
        .Select((rows, i) => rows.Sum(row => row.Count(kept => !kept)) * (isMacs ? Pixels[i] : 1)).Sum();

    /// <summary>The sums of the magnitudes of the kept weights of the rows of a layer.</summary>
    public float[] Scores(int layer) => [.. ChannelMasks.Rows(_layers[layer]).Select((row, i) =>
        (float)row.Where((_, j) => _kept[layer][i][j]).Sum(w => (double)Math.Abs(w)))];

    /// <summary>Members of all layers, the lowest scores first.</summary>
    public IEnumerable<(int Layer, int Row)> Order(params int[] layers) =>
    [
        .. layers.SelectMany(layer => Scores(layer).Select((score, row) => (score, layer, row)))
            .Order()
            .Select(member => (member.layer, member.row)),
    ];

    /// <summary>Takes a row, or a channel with what reads it.</summary>
    public void Remove((int Layer, int Row) member, bool isChannel)
    {
        Array.Clear(_kept[member.Layer][member.Row]);
        foreach (bool[] row in isChannel ? _kept[member.Layer + 1] : [])
        {
            Array.Clear(row, member.Row * PerChannel[member.Layer], PerChannel[member.Layer]);
        }
    }

    /// <summary>The first row and column of each block of some layers, the lowest sums of magnitudes first.</summary>
    public IEnumerable<(int Layer, int Row, int Column)> OrderOfBlocks(int rows, int columns, params int[] layers) =>
    [
        .. layers.SelectMany(layer => Blocks(layer, rows, columns)).Order()
            .Select(block => (block.Layer, block.Row, block.Column)),
    ];

    /// <summary>Takes a block, as far as it lies within the layer.</summary>
    public void RemoveBlock(int layer, int row, int column, int rows, int columns)
    {
        foreach (bool[] kept in _kept[layer].Skip(row).Take(rows))
        {
            Array.Clear(kept, column, Math.Min(columns, kept.Length - column));
        }
    }

    /// <summary>Whether the masks of a network are these.</summary>
    public bool IsThatOf(Network network)
    {
        Layer[] layers = [.. network.Layers];
        return layers.Select((layer, i) => ChannelMasks.Rows(layer.Mask, layer.WeightShape[0])
            .SelectMany(row => row)
            .SequenceEqual(_kept[i].SelectMany(row => row))).All(same => same);
    }

    private IEnumerable<(float Score, int Layer, int Row, int Column)> Blocks(int layer, int rows, int columns)
    {
        float[][] weights = [.. ChannelMasks.Rows(_layers[layer])];
        for (int row = 0; row < weights.Length; row += rows)
        {
            for (int column = 0; column < weights[0].Length; column += columns)
            {
                double sum = weights.Skip(row).Take(rows)
                    .Sum(each => each.Skip(column).Take(columns).Sum(w => (double)Math.Abs(w)));
                yield return ((float)sum, layer, row, column);
            }
        }
    }
}
