namespace Pruning.Compaction;

/// <summary>Which weights of a layer a smaller network takes over.</summary>
/// <param name="Rows">The rows that are taken over, in the order of the smaller network.</param>
/// <param name="RemovedRows">The rows that make removed channels.</param>
/// <param name="Columns">The columns that are taken over, in the order of the smaller network.</param>
/// <param name="RemovedColumns">The columns that read removed channels.</param>
internal sealed record WeightChoice(int[] Rows, int[] RemovedRows, int[] Columns, int[] RemovedColumns);
