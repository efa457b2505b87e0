using Pruning.Generators.Declarations;

namespace Pruning.Generators.Graph;

/// <summary>The names of the values that no property declares.</summary>
internal static class GraphNames
{
    /// <summary>The value that the input node defines.</summary>
    public const string Samples = KnownNames.Samples;

    /// <summary>The value that the loss node defines.</summary>
    public const string Loss = "loss";
}
