using System;
using System.Collections.Generic;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>A register tile of a sparse kernel: for every output, the sum over its kept weights.</summary>
internal sealed class SparseTile
{
    /// <summary>Its method.</summary>
    public string Name { get; init; } = "";

    /// <summary>"Vector512" or "Vector256".</summary>
    public string Vector { get; init; } = "";

    /// <summary>Parameters behind those of the pattern.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>The name of what is read.</summary>
    public string Source { get; init; } = "";

    /// <summary>The name of the variable that counts outputs.</summary>
    public string Counter { get; init; } = "";

    /// <summary>Number of outputs.</summary>
    public int Outputs { get; init; }

    /// <summary>Lists of weights from one output to the next.</summary>
    public int Phases { get; init; } = 1;

    /// <summary>Whether the list holds the places of weights, not the weights.</summary>
    public bool IsIndirect { get; init; }

    /// <summary>Groups of samples that the tile passes over together.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Its sums.</summary>
    public IReadOnlyList<SparseRegister> Registers { get; init; } = [];

    /// <summary>The parts of the weights of an output; null for all at once.</summary>
    public IReadOnlyList<SparseList>? Lists { get; init; }

    /// <summary>Whether a sum begins with b of its output.</summary>
    public bool HasBias { get; init; }

    /// <summary>Prints what is done with the sums, "sum0" and so on.</summary>
    public Action<SourceWriter> Finish { get; init; } = _ => { };
}
