namespace Pruning.Reference;

/// <summary>
/// What one gradient rule gives: for the value that the node reads and, where it has them, for its parameters.
/// </summary>
internal sealed record NodeGradients(double[] Input, double[]? Weights = null, double[]? Bias = null);
