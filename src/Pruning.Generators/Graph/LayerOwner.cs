using System;
using System.Linq;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Graph;

/// <summary>
/// Whose attributes hold for a layer with weights: its own; for a projection in a shortcut those of the sum; for a gate
/// those of the layer that it gates.
/// </summary>
internal static class LayerOwner
{
    /// <summary>What stands behind the name of a sum in the name of a shortcut that leads to it.</summary>
    public const string Shortcut = ".Shortcut";

    /// <summary>What stands behind the name of a sum in the name of a projection that belongs to it.</summary>
    public const string Projection = "_Projection";

    /// <summary>The name of the projection that a shortcut can turn out to be: Sum_Projection2 for
    /// Sum.Shortcut2.</summary>
    public static string ProjectionOf(Adapt shortcut)
    {
        return shortcut.Layer + Projection + shortcut.Name.Substring(shortcut.Layer.Length + Shortcut.Length);
    }

    public static LayerDeclaration Of(NetworkDeclaration network, string layer)
    {
        return network.Layers.FirstOrDefault(declared => declared.Name == layer)
            ?? network.Layers.FirstOrDefault(
                declared => IsProjectionOf(layer, declared.Name) || IsGateOf(layer, declared))
            ?? throw new ArgumentException("No declaration has a layer '" + layer + "'.", nameof(layer));
    }

    /// <summary>Whether the layer gives the saliencies of another.</summary>
    public static bool IsGate(NetworkDeclaration network, string layer) => IsGateOf(layer, Of(network, layer));

    /// <summary>Whether the layer is a projection of the join: Sum_Projection, and Sum_Projection2 for a second
    /// one.</summary>
    public static bool IsProjectionOf(string layer, string join)
    {
        string prefix = join + Projection;
        return layer.StartsWith(prefix, StringComparison.Ordinal) && layer.Substring(prefix.Length).All(char.IsDigit);
    }

    private static bool IsGateOf(string layer, LayerDeclaration declared) =>
        declared.Gate is not null && GateRules.NameOf(declared.Name) == layer;
}
