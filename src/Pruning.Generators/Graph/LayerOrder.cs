using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Graph;

/// <summary>
/// The first half of stage 2. In come layers in the order in which they are declared; out go the same layers, each
/// behind those that it reads, and otherwise in that order. Afterwards whatever a layer reads stands before it, and all
/// but the last are read.
/// </summary>
internal static class LayerOrder
{
    public static Result<OrderedLayers> Sort(EquatableArray<LayerDeclaration> layers)
    {
        List<OrderedLayer> waiting = WithReads(layers);
        EquatableArray<Fault> faults = LayerNameRules.Check(waiting).ToEquatableArray();
        if (faults.Count > 0)
        {
            return Result<OrderedLayers>.Failure(faults);
        }

        faults = Unread(waiting).ToEquatableArray();
        List<OrderedLayer> sorted = [];
        HashSet<string> defined = [GraphNames.Samples];
        while (waiting.Count > 0)
        {
            int next = waiting.FindIndex(layer => layer.Reads.All(defined.Contains));
            if (next < 0)
            {
                // Of layers in a circle, all may be read and none be the last: that follows.
                return Result<OrderedLayers>.Failure([Circle(waiting)]);
            }

            sorted.Add(waiting[next]);
            defined.Add(waiting[next].Name);
            waiting.RemoveAt(next);
        }

        return faults.Count > 0
            ? Result<OrderedLayers>.Failure(faults)
            : new OrderedLayers(sorted.ToEquatableArray());
    }

    // A layer reads the one above it, unless it names another.
    private static List<OrderedLayer> WithReads(EquatableArray<LayerDeclaration> layers)
    {
        List<OrderedLayer> declared = [];
        string above = GraphNames.Samples;
        foreach (LayerDeclaration layer in layers)
        {
            EquatableArray<string> reads = layer.Own is { } own ? [own.Source ?? above, .. own.Joined] : [above];
            declared.Add(new OrderedLayer(layer, reads));
            above = layer.Name;
        }

        return declared;
    }

    // The last layer is what the network gives.
    private static IEnumerable<Fault> Unread(List<OrderedLayer> layers)
    {
        HashSet<string> read = [.. layers.SelectMany(layer => layer.Reads)];
        return layers
            .Take(layers.Count - 1)
            .Where(layer => !read.Contains(layer.Name))
            .Select(layer => new Fault(
                FaultId.LayerUnread, layer.Name, [layer.Name, layers[layers.Count - 1].Name]));
    }

    // Every layer that waits reads one that waits: following them leads into a circle.
    private static Fault Circle(List<OrderedLayer> waiting)
    {
        List<OrderedLayer> path = [waiting[0]];
        while (true)
        {
            OrderedLayer last = path[path.Count - 1];
            OrderedLayer next = waiting.First(layer => last.Reads.Contains(layer.Name));
            int start = path.IndexOf(next);
            path.Add(next);
            if (start >= 0)
            {
                IEnumerable<string> names = path.Skip(start).Select(layer => "'" + layer.Name + "'");
                return new Fault(FaultId.LayersInACircle, next.Name, [string.Join(" reads ", names)]);
            }
        }
    }
}
