using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Graph;

/// <summary>What can be wrong with the names of layers, and with those by which they name each other.</summary>
internal static class LayerNameRules
{
    // A longer list of names helps nobody.
    private const int MostNames = 20;

    public static IEnumerable<Fault> Check(IReadOnlyList<OrderedLayer> layers)
    {
        HashSet<string> names = [GraphNames.Samples, GraphNames.Loss];
        foreach (OrderedLayer layer in layers)
        {
            if (!names.Add(layer.Name))
            {
                // x and loss are reserved names, which is a fault of the declaration; what is left is a layer met
                // before.
                yield return layer.Name is GraphNames.Samples or GraphNames.Loss
                    ? new Fault(FaultId.NameReserved, layer.Name, [layer.Name])
                    : new Fault(FaultId.LayerDeclaredTwice, layer.Name, [layer.Name]);
            }
        }

        names.Remove(GraphNames.Loss);
        foreach (OrderedLayer layer in layers)
        {
            if (layer.Declaration.Own is not { } own)
            {
                continue;
            }

            string attribute = own.GetType().Name;
            if (own is OperatorDeclaration.Add or OperatorDeclaration.Concat && own.Joined.Count == 0)
            {
                yield return new Fault(FaultId.NothingJoined, layer.Name, [attribute, layer.Name]);
            }

            HashSet<string> read = [];
            foreach (string name in layer.Reads)
            {
                if (!read.Add(name))
                {
                    yield return new Fault(FaultId.LayerJoinedTwice, layer.Name, [attribute, layer.Name, name]);
                }
                else if (!names.Contains(name))
                {
                    yield return new Fault(
                        FaultId.LayerUnknown, layer.Name, [attribute, layer.Name, name, Others(layer, layers)]);
                }
            }
        }
    }

    private static string Others(OrderedLayer layer, IReadOnlyList<OrderedLayer> layers)
    {
        string[] others = [.. layers.Select(other => other.Name).Where(name => name != layer.Name).Distinct()];
        IEnumerable<string> shown = others.Take(MostNames).Select(name => "'" + name + "'");
        return others.Length == 0
            ? "there is no other"
            : "there are " + string.Join(", ", shown) + (others.Length > MostNames ? " and more" : "");
    }
}
