namespace Pruning.Reporting;

/// <summary>A layer of a network and of the smaller one.</summary>
/// <param name="Name">Its name, as declared. A join stands among the layers where it has a batch normalisation.</param>
/// <param name="Shape">The shape of its weights, such as [K, C, R, R]; that of the scale for a join.</param>
/// <param name="SmallerShape">The same in the smaller network.</param>
/// <param name="Before">Its size with every weight.</param>
/// <param name="After">Its size in the smaller network.</param>
public sealed record LayerCompaction(
    string Name, string Shape, string SmallerShape, NetworkSize Before, NetworkSize After);
