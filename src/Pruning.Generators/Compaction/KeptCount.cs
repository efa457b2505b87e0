namespace Pruning.Generators.Compaction;

/// <summary>What is left of the channels of a dependency group.</summary>
/// <param name="Most">How many can be left.</param>
/// <param name="IsExact">Whether that many are; otherwise data says how many of them.</param>
internal readonly record struct KeptCount(int Most, bool IsExact);
