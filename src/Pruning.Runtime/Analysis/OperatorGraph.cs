using System;
using System.ComponentModel;
using System.Linq;

namespace Pruning.Analysis;

/// <summary>
/// A network as it predicts, operator by operator: what criteria go through that ask for more than the gradient of a
/// batch. It has no state, and emitted code makes it where a policy has such a criterion.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperatorGraph
{
    private readonly int[] _starts;

    /// <summary>Describes a network.</summary>
    /// <param name="sizes">Numbers per sample of each value; the first value is the sample.</param>
    /// <param name="operators">The operators, each behind those that it reads; the last makes what the loss
    /// reads.</param>
    /// <param name="units">For each layer with weights the value whose channels are its neurons or filters: behind
    /// normalisation and activation.</param>
    public OperatorGraph(int[] sizes, GraphOperator[] operators, int[] units)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(operators);
        _starts = new int[sizes.Length + 1];
        for (int i = 0; i < sizes.Length; i++)
        {
            _starts[i + 1] = _starts[i] + sizes[i];
        }

        Operators = operators;
        Units = units;
        Weighted = [.. operators.OfType<WeightedOperator>().OrderBy(each => each.Layer)];
    }

    /// <summary>The operators, in the order of a forward pass.</summary>
    internal GraphOperator[] Operators { get; }

    /// <summary>For each layer with weights the value whose channels are its neurons or filters.</summary>
    internal int[] Units { get; }

    /// <summary>The operators with weights, in the order of the layers.</summary>
    internal WeightedOperator[] Weighted { get; }

    /// <summary>How many values there are.</summary>
    internal int Values => _starts.Length - 1;

    /// <summary>Numbers per sample of all values.</summary>
    internal int Length => _starts[^1];

    /// <summary>The value that the loss reads.</summary>
    internal int Last => Operators[^1].Output;

    /// <summary>Numbers per sample of a value.</summary>
    internal int SizeOf(int value) => _starts[value + 1] - _starts[value];

    /// <summary>Where a value begins among all numbers of a sample.</summary>
    internal int StartOf(int value) => _starts[value];
}
