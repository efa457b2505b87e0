using System;

namespace Pruning.Analysis;

/// <summary>
/// Values and derivatives of some samples, in tiles of <see cref="Lanes"/> samples side by side: [tiles, numbers of all
/// values, lanes] of each kind. A kind that no pass asks for is not made.
/// </summary>
internal sealed class Tape
{
    /// <summary>Samples of a tile.</summary>
    public const int Lanes = 8;

    private const int Kinds = 4;

    // A chunk of tiles is read again by whoever adds things up, so it should stay in the cache.
    private const int ChunkBytes = 16 << 20;
    private const int MostTiles = 16;

    private readonly OperatorGraph _graph;
    private readonly double[]?[] _numbers = new double[Kinds][];

    private Tape(OperatorGraph graph, int capacity)
    {
        _graph = graph;
        Capacity = capacity;
        Losses = new double[capacity * Lanes];
        Indices = new int[capacity * Lanes];
    }

    /// <summary>Most tiles.</summary>
    public int Capacity { get; }

    /// <summary>Numbers from a tile to the next.</summary>
    public int TileLength => _graph.Length * Lanes;

    /// <summary>How many samples came before them.</summary>
    public int First { get; set; }

    /// <summary>Samples that it holds.</summary>
    public int Samples { get; set; }

    /// <summary>Tiles that these fill.</summary>
    public int Tiles => (Samples + Lanes - 1) / Lanes;

    /// <summary>The loss of each sample.</summary>
    public double[] Losses { get; }

    /// <summary>The target of each sample, [tiles, lanes, outputs], where the loss has targets.</summary>
    public float[] Targets { get; private set; } = [];

    /// <summary>The place of each sample in its data.</summary>
    public int[] Indices { get; }

    /// <summary>One with a tile for each worker at least, and with as many as a cache holds.</summary>
    public static Tape OfChunk(OperatorGraph graph, int workers)
    {
        long bytes = (long)graph.Length * Lanes * sizeof(double) * 2;
        int fitting = (int)Math.Clamp(ChunkBytes / bytes, 1, MostTiles);
        return new Tape(graph, (fitting + workers - 1) / workers * workers);
    }

    /// <summary>One for the values of a tile.</summary>
    public static Tape OfOneTile(OperatorGraph graph)
    {
        var tape = new Tape(graph, 1);
        tape.Require(TapeKind.Value);
        return tape;
    }

    /// <summary>Makes room for targets.</summary>
    public void RequireTargets(int outputs)
    {
        if (Targets.Length < Losses.Length * outputs)
        {
            Targets = new float[Losses.Length * outputs];
        }
    }

    /// <summary>Copies a tile, without derivatives, to a tape of one.</summary>
    public void CopyTo(Tape other, int tile)
    {
        Of(TapeKind.Value, tile).CopyTo(other.Of(TapeKind.Value, 0));
        Indices.AsSpan(tile * Lanes, Lanes).CopyTo(other.Indices);
        other.RequireTargets(Targets.Length / Losses.Length);
        int targets = Targets.Length / Capacity;
        Targets.AsSpan(tile * targets, targets).CopyTo(other.Targets);
        other.Samples = this[tile].Samples;
    }

    /// <summary>Makes room for a kind.</summary>
    public void Require(TapeKind kind) => _numbers[(int)kind] ??= new double[Capacity * TileLength];

    /// <summary>A tile of it.</summary>
    public TapeTile this[int tile] => new(this, tile);

    /// <summary>The numbers of a value, [size, lanes].</summary>
    public Span<double> Of(TapeKind kind, int tile, int value) => _numbers[(int)kind].AsSpan(
        ((tile * _graph.Length) + _graph.StartOf(value)) * Lanes, _graph.SizeOf(value) * Lanes);

    /// <summary>All numbers of a tile.</summary>
    public Span<double> Of(TapeKind kind, int tile) =>
        _numbers[(int)kind].AsSpan(tile * TileLength, TileLength);
}
