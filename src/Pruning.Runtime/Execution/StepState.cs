using System;
using System.Runtime.CompilerServices;
using Pruning.Sparse;

namespace Pruning.Execution;

/// <summary>
/// The numbers of the present step that emitted code reads: all that changes from step to step but the arena.
/// </summary>
public sealed class StepState
{
    /// <summary>Samples in the loaded batch; lanes beyond them are padding and contribute exactly nothing.</summary>
    public int Samples { get; internal set; }

    /// <summary>Groups that these samples fill.</summary>
    public int Groups { get; internal set; }

    /// <summary>Whether gradients are applied as they are made; otherwise they are stored.</summary>
    public bool Apply { get; internal set; }

    /// <summary>Whether running statistics move towards those of the batch: in every training step, also in one whose
    /// gradients are stored first.</summary>
    public bool MovesStatistics { get; internal set; }

    /// <summary>
    /// Whether the network computes as it predicts: batch normalisation with its running statistics, dropout not at
    /// all. The gradients that weights are judged by are taken so, as a sample then counts alone.
    /// </summary>
    public bool IsFrozen { get; internal set; }

    /// <summary>Whether a layer runs with its kept weights only. A gradient that is not applied is that of all
    /// weights.</summary>
    /// <param name="layer">The layer, by its place among those with weights.</param>
    /// <param name="direction">What is done with its weights.</param>
    public bool IsSparse(int layer, SparseDirections direction) =>
        (Sparse[layer] & direction) != 0 && (Apply || direction != SparseDirections.WeightGradient);

    /// <summary>The rows of a layer that a kernel of all weights goes over, as <see cref="KeptRuns"/>: the others have
    /// no weights left. A gradient that is not applied is that of all weights.</summary>
    /// <param name="layer">The layer, by its place among those with weights.</param>
    /// <param name="direction">What is done with its weights.</param>
    public ReadOnlySpan<int> KeptRows(int layer, SparseDirections direction) =>
        direction == SparseDirections.WeightGradient && !Apply ? Runs[layer]!.AllRows : Runs[layer]!.Rows;

    /// <summary>The input channels, or inputs, that it goes over.</summary>
    /// <param name="layer">The layer, by its place among those with weights.</param>
    /// <param name="direction">What is done with its weights.</param>
    public ReadOnlySpan<int> KeptChannels(int layer, SparseDirections direction) =>
        direction == SparseDirections.WeightGradient && !Apply ? Runs[layer]!.AllChannels : Runs[layer]!.Channels;

    /// <summary>The inputs that a kernel of a single sample goes over, as runs of whole vectors of 16; those behind the
    /// last whole one it reads in any case.</summary>
    /// <param name="layer">The layer, by its place among those with weights.</param>
    public ReadOnlySpan<int> KeptVectors(int layer) => Runs[layer]!.Vectors;

    /// <summary>Shows what a layer reads to whoever asks for it.</summary>
    /// <param name="layer">The layer, by its place among those with weights.</param>
    /// <param name="x">What the first group reads: [tiles of a group, features, 16].</param>
    /// <param name="stride">From a group to the next.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public void Observe(int layer, ref float x, int stride, int begin, int end)
    {
        for (int group = begin; Observer is not null && group < end; group++)
        {
            Observer.See(layer, ref Unsafe.Add(ref x, group * stride), group);
        }
    }

    /// <summary>Who is shown what layers read; null for nobody.</summary>
    internal IInputObserver? Observer { get; set; }

    /// <summary>For each layer, where it runs with its kept weights only.</summary>
    internal SparseDirections[] Sparse { get; init; } = [];

    /// <summary>The kept rows and channels of layers that lose whole ones.</summary>
    internal LayerRuns?[] Runs { get; init; } = [];

    /// <summary>The learning rate.</summary>
    public float LearningRate { get; internal set; }

    /// <summary>Adam: 1 / (1 - β1^t).</summary>
    public float FirstCorrection { get; internal set; }

    /// <summary>Adam: 1 / (1 - β2^t).</summary>
    public float SecondCorrection { get; internal set; }

    /// <summary>What dropout draws from in this step.</summary>
    public uint DropoutKey { get; internal set; }
}
