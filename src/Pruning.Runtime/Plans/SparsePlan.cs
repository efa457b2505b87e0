using System;
using System.ComponentModel;
using Pruning.Sparse;

namespace Pruning.Plans;

/// <summary>
/// Where the kept weights of a layer stand when it runs without the others, from the start of the patterns: in the
/// order of W, and for the gradient of the inputs in the order of those.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SparsePlan
{
    /// <summary>Most weights that the lists hold.</summary>
    public required int Capacity { get; init; }

    /// <summary>The kept weights.</summary>
    public required int Values { get; init; }

    /// <summary>For each, what it reads: floats from the first number of a tile.</summary>
    public required int Offsets { get; init; }

    /// <summary>[K + 1]: the first weight of each output.</summary>
    public required int Rows { get; init; }

    /// <summary>For each weight in the order of the inputs, what it reads of the gradient.</summary>
    public required int BackOffsets { get; init; }

    /// <summary>Its place among the values.</summary>
    public required int BackPlaces { get; init; }

    /// <summary>[<see cref="ColumnCount"/> + 1]: the first weight of each input, and of each phase of the
    /// stride.</summary>
    public required int Columns { get; init; }

    /// <summary>C, times the square of the stride.</summary>
    public required int ColumnCount { get; init; }

    /// <summary>For a single sample: what each weight of a convolution reads, or the output of each weight of a fully
    /// connected layer in the order of the inputs.</summary>
    public required int SampleOffsets { get; init; }

    /// <summary>The weights of a fully connected layer in the order of the inputs.</summary>
    public required int SampleValues { get; init; }

    /// <summary>Most slots of a fully connected layer; see <see cref="SampleSlots"/>.</summary>
    public int SlotCapacity { get; init; }

    /// <summary>[slots, 16]: a weight for each of 16 outputs.</summary>
    public int SlotValues { get; init; }

    /// <summary>[slots, 16] bytes: their inputs, from the beginning of a table of 32.</summary>
    public int SlotIndices { get; init; }

    /// <summary>[slots]: the first input of the table.</summary>
    public int SlotTables { get; init; }

    /// <summary>[K / 16 + 1]: the first slot of each 16 outputs.</summary>
    public int SlotRows { get; init; }

    /// <summary>Floats from one channel of an unfolded sample to the next.</summary>
    public int SampleChannel { get; init; }

    /// <summary>Floats from one row of the kernel to the next.</summary>
    public int SampleRow { get; init; }

    /// <summary>Floats from one column of the kernel to the next.</summary>
    public int SampleColumn { get; init; }

    /// <summary>Floats from one plane of the input to the next, the zeros around it included.</summary>
    public int InputPlane { get; init; } = 16;

    /// <summary>Floats from one row of the input to the next.</summary>
    public int InputRow { get; init; }

    /// <summary>Floats from one plane of the gradient to the next, the zeros around it included.</summary>
    public int GradientPlane { get; init; } = 16;

    /// <summary>Floats from one row of the gradient to the next.</summary>
    public int GradientRow { get; init; }

    /// <summary>Zeros on each side of the gradient.</summary>
    public int GradientBorder { get; init; }

    /// <summary>Whether the weights of an input are listed by column and row of the kernel.</summary>
    public bool HasSegments { get; init; }

    /// <summary>Cost of the outputs of a batch.</summary>
    public required SparseCost Forward { get; init; }

    /// <summary>Cost of the gradient of the inputs, which samples have none of.</summary>
    public required SparseCost InputGradient { get; init; }

    /// <summary>Cost of the gradient of the weights, and of their step.</summary>
    public required SparseCost WeightGradient { get; init; }

    /// <summary>Cost of the outputs of a single sample.</summary>
    public required SparseCost Prediction { get; init; }

    /// <summary>The cost in one direction.</summary>
    /// <param name="direction">A single one.</param>
    public SparseCost CostOf(SparseDirections direction) => direction switch
    {
        SparseDirections.Forward => Forward,
        SparseDirections.InputGradient => InputGradient,
        SparseDirections.WeightGradient => WeightGradient,
        SparseDirections.Prediction => Prediction,
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "Name a single direction."),
    };

    /// <summary>Whether no pass over a batch reads the weights at their place in W.</summary>
    /// <param name="directions">Those that are sparse.</param>
    public bool CoversBatches(SparseDirections directions) =>
        (directions & SparseDirections.Forward) != 0
        && (!InputGradient.Exists || (directions & SparseDirections.InputGradient) != 0);
}
