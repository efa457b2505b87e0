using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>What stands around the register tiles of a convolution.</summary>
/// <param name="Name">The kernel that is printed.</param>
/// <param name="Conv">The kernel that the register tiles belong to.</param>
/// <param name="PerFilter">Parameters with a number per filter; the last one is handed to the tiles.</param>
/// <param name="Addend">A parameter of the shape of y, or null.</param>
internal sealed record ConvFrame(
    string Name, ConvForwardKernel Conv, IReadOnlyList<string> PerFilter, string? Addend)
{
    /// <summary>Prints what is done to row i of y when all filters have it, or null.</summary>
    public Action? Finish { get; init; }

    /// <summary>"ref float a, ref float b, ref float z"</summary>
    public string Places => string.Join(", ", All.Select(name => "ref float " + name));

    /// <summary>The parameters in their order.</summary>
    public IEnumerable<string> All => Addend is null ? PerFilter : PerFilter.Append(Addend);
}
