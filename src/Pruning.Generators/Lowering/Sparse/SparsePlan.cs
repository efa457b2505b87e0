namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// Where the kept weights of a layer stand when it runs without the others, from the start of the patterns, and when it
/// does. Weights are in the order of W; for the input gradient there is a second list of them in the order of the
/// inputs.
/// </summary>
/// <param name="Capacity">Most weights that the lists hold.</param>
/// <param name="Values">The kept weights.</param>
/// <param name="Offsets">For each, what it reads: floats from the first number of the tile.</param>
/// <param name="Rows">[K + 1]: the first weight of each output.</param>
/// <param name="BackOffsets">For each weight in the order of the inputs, what it reads of dy.</param>
/// <param name="BackPlaces">Its place among the values.</param>
/// <param name="Columns">[C phases + 1]: the first of each input, and of each phase of the stride.</param>
/// <param name="ColumnCount">C phases, or C R R of segments.</param>
/// <param name="HasSegments">Whether the weights of an input are listed by column and row of the kernel.</param>
/// <param name="SampleOffsets">For a single sample: what each weight of a convolution reads, or the output of each
/// weight of a fully connected layer in the order of the inputs.</param>
/// <param name="SampleValues">The weights of a fully connected layer in that order.</param>
/// <param name="SlotCapacity">Most slots of a fully connected layer; 0 where there are none. A slot holds a weight for
/// each of 16 outputs, all of whose inputs stand in one table of 32.</param>
/// <param name="SlotValues">[slots, 16]: those weights.</param>
/// <param name="SlotIndices">[slots, 16] bytes: their inputs, from the beginning of the table.</param>
/// <param name="SlotTables">[slots]: the first input of the table.</param>
/// <param name="SlotRows">[K / 16 + 1]: the first slot of each 16 outputs.</param>
/// <param name="Windows">How a single sample is read; null for a fully connected layer, and where there is no sparse
/// kernel.</param>
/// <param name="Input">The frame of x; null for a fully connected layer.</param>
/// <param name="Gradient">The frame of dy; null for a fully connected layer.</param>
/// <param name="Costs">What kept weights cost in each direction.</param>
internal sealed record SparsePlan(
    int Capacity,
    int Values,
    int Offsets,
    int Rows,
    int BackOffsets,
    int BackPlaces,
    int Columns,
    int ColumnCount,
    bool HasSegments,
    int SampleOffsets,
    int SampleValues,
    int SlotCapacity,
    int SlotValues,
    int SlotIndices,
    int SlotTables,
    int SlotRows,
    Unfolding? Windows,
    FramePlan? Input,
    FramePlan? Gradient,
    SparseCosts Costs)
{
    /// <summary>Whether both gradients of a convolution that makes that of its inputs read dy with zeros around
    /// it.</summary>
    public bool SharesGradientFrame => Input is { Border: > 0 } && Gradient is { Border: > 0 };
}
