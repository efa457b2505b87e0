using System.Collections.Generic;

namespace Pruning.Reference;

/// <summary>What one gradient rule gives.</summary>
/// <param name="Inputs">Per value that the node reads, in the order of its inputs, what the node adds to its
/// gradient.</param>
/// <param name="Parameters">The gradients of its parameters by their names.</param>
internal sealed record NodeGradients(
    IReadOnlyList<double[]> Inputs, IReadOnlyList<KeyValuePair<string, double[]>> Parameters)
{
    /// <summary>The gradient of a node that reads one value and has no parameters.</summary>
    public NodeGradients(double[] input)
        : this([input], [])
    {
    }
}
