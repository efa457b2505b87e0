using System;
using System.Globalization;
using Pruning.Data;

namespace Pruning.Benchmarks;

/// <summary>One line of the registry. The name says what is done: work/NETWORK/bBATCH/WHAT.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Draw">Draws so many images that fit the network.</param>
/// <param name="Create">Makes the network for a number of threads.</param>
/// <param name="Removed">The pruning rate that the network gets before it is measured; 0 for a network without
/// policy.</param>
internal sealed record CaseDeclaration(
    string Name, Func<int, Dataset> Draw, Func<int, Network> Create, double Removed = 0)
{
    /// <summary>What one repetition does.</summary>
    public Work Work => Enum.Parse<Work>(Part(0), ignoreCase: true);

    /// <summary>Samples of a repetition.</summary>
    public int Batch => int.Parse(Part(2).AsSpan(1), CultureInfo.InvariantCulture);

    /// <summary>Whether the images are loaded as training sees them: cut out at random, and mirrored or not.</summary>
    public bool IsAugmented => Name.EndsWith("/augmented", StringComparison.Ordinal);

    /// <summary>Whether a repetition is a training with updates of the masks, and times are means of its
    /// steps.</summary>
    public bool HasUpdates => Name.Contains("/rigl", StringComparison.Ordinal);

    /// <summary>Whether removed weights are visited all the same.</summary>
    public bool IsMasked => Name.EndsWith("/masked", StringComparison.Ordinal);

    /// <summary>Whether each image chooses what is computed: the operations of a repetition are not known.</summary>
    public bool IsGated => Name.EndsWith("/gated", StringComparison.Ordinal);

    /// <summary>
    /// The case that this one is compared to: the same with nothing removed. A dense case is its own.
    /// </summary>
    public string Twin => Part(0) == "load" ? Name : Name[..(Name.LastIndexOf('/') + 1)] + "dense";

    /// <summary>Whether the name contains the text, in any case.</summary>
    public bool Matches(string filter) => Name.Contains(filter, StringComparison.OrdinalIgnoreCase);

    private string Part(int index) => Name.Split('/')[index];
}
