using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>What stands around the register tiles of a convolution.</summary>
/// <param name="name">The kernel that is printed.</param>
/// <param name="conv">The kernel that the register tiles belong to.</param>
/// <param name="perFilter">Parameters with a number per filter; the last one is handed to the tiles.</param>
/// <param name="addend">A parameter of the shape of y, or null.</param>
internal sealed class ConvFrame(
    string name, ConvForwardKernel conv, IReadOnlyList<string> perFilter, string? addend)
{
    public string Name { get; } = name;

    public ConvForwardKernel Conv { get; } = conv;

    public IReadOnlyList<string> PerFilter { get; } = perFilter;

    public string? Addend { get; } = addend;

    /// <summary>Prints what is done to row i of y when all filters have it, or null.</summary>
    public Action? Finish { get; init; }

    /// <summary>"ref float a, ref float b, ref float z"</summary>
    public string Places => string.Join(", ", All.Select(name => "ref float " + name));

    /// <summary>The parameters in their order.</summary>
    public IEnumerable<string> All => Addend is null ? PerFilter : PerFilter.Append(Addend);
}
