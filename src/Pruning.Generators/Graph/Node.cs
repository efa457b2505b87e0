using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>
/// One operator application. It defines the one value that carries its name; inputs are names of values defined
/// earlier.
/// </summary>
/// <param name="Name">The name of the value, unique in the graph: "Hidden" for the layer's own operator, "Hidden.Relu"
/// for one that follows it.</param>
/// <param name="Inputs">The names of the values that it reads.</param>
internal abstract record Node(string Name, EquatableArray<string> Inputs)
{
    /// <summary>The property that declared the operator: the part of the name before the dot.</summary>
    public string Layer => LayerOf(Name);

    /// <summary>The layer that a value belongs to.</summary>
    public static string LayerOf(string value)
    {
        int dot = value.IndexOf('.');
        return dot < 0 ? value : value.Substring(0, dot);
    }
}
