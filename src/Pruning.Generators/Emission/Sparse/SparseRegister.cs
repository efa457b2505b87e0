namespace Pruning.Generators.Emission.Sparse;

/// <summary>A register that sums up one output of sixteen or eight samples.</summary>
/// <param name="Group">The group of samples within the tile, from 0.</param>
/// <param name="Read">Floats from what a weight reads of this group to what it multiplies for this register.</param>
/// <param name="Write">Floats from the first output of this group to that of this register.</param>
internal sealed record SparseRegister(int Group, int Read, int Write);
