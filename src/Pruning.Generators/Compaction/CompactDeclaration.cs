using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Compaction;

/// <summary>
/// Stage 3e. In comes a checked network; out goes the declaration of the same network without the channels that its
/// policies are known to remove, and without the policies. Afterwards the shapes of that fit, as whole channels went
/// from all of their places.
/// </summary>
internal static class CompactDeclaration
{
    /// <summary>The name of the class, which is nested in that of the network.</summary>
    public const string ClassName = "Compact";

    /// <summary>The declaration.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kept">What is left of it.</param>
    public static NetworkDeclaration Of(CheckedNetwork network, KeptChannels kept)
    {
        Sizes sizes = new(network.Dependencies, kept.Counts);
        NetworkDeclaration whole = network.Declaration;
        return whole with
        {
            Name = ClassName,
            Outer = whole.Name,
            Schedule = null,
            Prune = [],
            GrowPenalty = null,
            Masked = kept.Masked,
            Budget = null,
            Layers = whole.Layers
                .Select(layer => layer with
                {
                    Prune = [],
                    SharesPolicy = false,
                    Operators = layer.Operators
                        .Select(operation => Resize(operation, layer.Name, sizes, network.Graph.Graph))
                        .ToEquatableArray(),
                })
                .ToEquatableArray(),
        };
    }

    private static OperatorDeclaration Resize(
        OperatorDeclaration operation, string layer, Sizes sizes, NetworkGraph graph)
    {
        return operation switch
        {
            OperatorDeclaration.Dense dense => dense with { Units = sizes.RowsOf(layer) },
            OperatorDeclaration.Conv2D conv => conv with
            {
                Filters = sizes.RowsOf(layer),
                Groups = sizes.GroupsOf(layer) ?? conv.Groups,
            },
            OperatorDeclaration.Add add => add with { Projections = ProjectionsOf(layer, graph) },
            _ => operation,
        };
    }

    // Where sizes that differed are equal now, there would be none.
    private static EquatableArray<string> ProjectionsOf(string join, NetworkGraph graph) => graph.Nodes
        .OfType<Weighted>()
        .Select(node => node.Name)
        .Where(name => LayerOwner.IsProjectionOf(name, join))
        .ToEquatableArray();

    // What is left of the layers.
    private sealed class Sizes
    {
        private readonly Dictionary<(ChannelRole, string), int> _sizes = [];

        public Sizes(DependencyGraph dependencies, EquatableArray<KeptCount> kept)
        {
            for (int i = 0; i < kept.Count; i++)
            {
                foreach (ChannelSlice slice in dependencies.Groups[i].Slices)
                {
                    _sizes.TryGetValue((slice.Role, slice.Node), out int known);
                    _sizes[(slice.Role, slice.Node)] = known + (kept[i].Most * slice.PerChannel);
                }
            }
        }

        public int RowsOf(string layer) => _sizes[(ChannelRole.Row, layer)];

        public int? GroupsOf(string layer) =>
            _sizes.TryGetValue((ChannelRole.ConvolutionGroup, layer), out int groups) ? groups : null;
    }
}
