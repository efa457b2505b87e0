namespace Pruning.Experiments;

/// <summary>Two experiments whose final errors are subtracted, seed by seed.</summary>
/// <param name="Left">Name of the first experiment.</param>
/// <param name="Right">Name of the second experiment.</param>
internal sealed record Comparison(string Left, string Right);
