namespace Pruning.Generators.Lowering;

/// <summary>A piece of the arena.</summary>
/// <param name="Name">The name of the constant that holds the offset.</param>
/// <param name="Shape">The shape, for readers.</param>
/// <param name="Offset">In floats from the start of the arena; a multiple of 16. For a workspace buffer: of the first
/// group, or of the first worker.</param>
/// <param name="Length">In floats.</param>
/// <param name="First">The first call of the pass that touches it.</param>
/// <param name="Last">The last call of the pass that touches it.</param>
internal sealed record BufferPlan(
    string Name, string Shape, int Offset, int Length, int First = 0, int Last = int.MaxValue)
{
    public int End => Offset + Length;

    /// <summary>Whether it lives within one stretch, in which a worker has it for one group after the other: it is then
    /// still in the cache when the next group writes it.</summary>
    public bool IsOfWorker { get; init; }

    public bool IsLiveWith(BufferPlan other) => First <= other.Last && other.First <= Last;

    public bool Overlaps(BufferPlan other) => Offset < other.End && other.Offset < End;
}
