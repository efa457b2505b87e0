using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>What can be wrong with a gate: its values, the layer that it stands on, and how many outputs it
/// leaves.</summary>
internal static class GateRules
{
    /// <summary>The gate of a layer, as far as that layer by itself shows what is wrong with it.</summary>
    public static IEnumerable<Fault> Check(LayerDeclaration layer)
    {
        if (layer.Gate is not { } gate)
        {
            yield break;
        }

        bool keeps = Numbers.IsFactor(gate.Keep);
        (string Name, double Value, bool Holds, string Allowed)[] values =
        [
            ("Keep", gate.Keep, keeps, "above 0 and at most 1"),
            ("Strength", gate.Strength, Numbers.IsNotNegative(gate.Strength), "not negative and finite"),
        ];
        foreach ((string name, double value, bool holds, string allowed) in values)
        {
            if (!holds)
            {
                yield return new Fault(
                    FaultId.GateValueOutOfRange, layer.Name, [name, layer.Name, Invariant.Text(value), allowed]);
            }
        }

        if (layer.Own is { } own && !CanBeGated(own))
        {
            yield return new Fault(FaultId.GateMisplaced, layer.Name, [layer.Name, own.GetType().Name]);
        }
        else if (keeps && !gate.IsOpen && OutputsOf(layer) is { } outputs && gate.Winners(outputs) >= outputs)
        {
            string count = Invariant.Text(outputs);
            yield return new Fault(
                FaultId.GateKeepsAll, layer.Name, [layer.Name, Invariant.Text(gate.Keep), count]);
        }
    }

    /// <summary>Gates by the other layers of a network whose blocks are written out.</summary>
    public static IEnumerable<Fault> CheckNetwork(NetworkDeclaration network)
    {
        HashSet<string> names = [.. network.Layers.Select(layer => layer.Name)];
        foreach (LayerDeclaration layer in network.Layers.Where(layer => layer.Gate is { IsOpen: false }))
        {
            string gate = NameOf(layer.Name);
            if (names.Contains(gate))
            {
                yield return new Fault(
                    FaultId.GeneratedNameTaken, gate, [gate, "the gate of layer '" + layer.Name + "'"]);
            }
        }

        if (network.Layers.Count > 0 && network.Layers[network.Layers.Count - 1] is { Gate.IsOpen: false } last)
        {
            yield return new Fault(FaultId.GateOfOutputs, last.Name, [last.Name, network.Name]);
        }
    }

    /// <summary>The name of the layer that gives the saliencies of another.</summary>
    public static string NameOf(string layer) => layer + "_Gate";

    /// <summary>K, where it is a number: not in a block.</summary>
    public static int? OutputsOf(LayerDeclaration layer) => layer.Own switch
    {
        OperatorDeclaration.Dense { Units: >= 1 and < BlockArguments.LeastMultiple } dense => dense.Units,
        OperatorDeclaration.Conv2D { Filters: >= 1 and < BlockArguments.LeastMultiple } conv => conv.Filters,
        _ => null,
    };

    private static bool CanBeGated(OperatorDeclaration own) =>
        own is OperatorDeclaration.Dense or OperatorDeclaration.Conv2D;
}
