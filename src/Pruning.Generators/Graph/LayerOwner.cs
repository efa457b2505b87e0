using System;
using System.Linq;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Graph;

/// <summary>
/// Whose attributes hold for a layer with weights: its own, or for a projection in a shortcut those of the sum.
/// </summary>
internal static class LayerOwner
{
    /// <summary>What stands behind the name of a sum in the name of a projection that belongs to it.</summary>
    public const string Projection = "_Projection";

    public static LayerDeclaration Of(NetworkDeclaration network, string layer)
    {
        return network.Layers.FirstOrDefault(declared => declared.Name == layer)
            ?? network.Layers.FirstOrDefault(declared => IsProjectionOf(layer, declared.Name))
            ?? throw new ArgumentException("No declaration has a layer '" + layer + "'.", nameof(layer));
    }

    // Sum_Projection, and Sum_Projection2 for a second one.
    private static bool IsProjectionOf(string layer, string join)
    {
        string prefix = join + Projection;
        return layer.StartsWith(prefix, StringComparison.Ordinal) && layer.Substring(prefix.Length).All(char.IsDigit);
    }
}
