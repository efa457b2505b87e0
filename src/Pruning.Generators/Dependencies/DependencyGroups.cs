using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Dependencies;

/// <summary>
/// Stage 3b. In comes a shaped graph; out go groups of channels that have to be removed together. Afterwards every row
/// and every column of every layer is in exactly one group (of convolutions whose groups go as a whole, every group is
/// in place of the columns), and a network that lacks a channel in all of its places has shapes that fit.
/// </summary>
/// <remarks>
/// The channels of an image are its C planes, those of a vector its numbers. A convolution in groups keeps as many
/// inputs and filters in each of them: a channel of it is the same position in every group, for what it reads and for
/// what it gives apart. Where a group has one input, as in a depthwise convolution, or one filter, no position can go
/// from it: then the group goes as a whole, and a channel is all that it reads and gives.
/// </remarks>
internal sealed class DependencyGroups
{
    private readonly ShapedGraph _shaped;
    private readonly ChannelTies _ties = new();
    private readonly Dictionary<string, IReadOnlyList<ChannelPiece>> _values = [];

    // Where channels appear: the role and node, with their first index and how many each channel of the pieces has.
    private readonly List<(ChannelSlice Place, IReadOnlyList<ChannelPiece> Pieces)> _places = [];

    private DependencyGroups(ShapedGraph shaped)
    {
        _shaped = shaped;
    }

    public static DependencyGraph Find(ShapedGraph shaped)
    {
        DependencyGroups groups = new(shaped);
        foreach (Node node in shaped.Graph.Nodes)
        {
            groups._values[node.Name] = groups.Visit(node);
        }

        return groups.Collect();
    }

    /// <summary>Whether the groups of a convolution go as a whole.</summary>
    public static bool RemovesGroups(Conv2D conv, int channels) =>
        conv.Groups > 1 && (conv.Groups == channels || conv.Groups == conv.Filters);

    // The channels of the value that the node defines.
    private IReadOnlyList<ChannelPiece> Visit(Node node)
    {
        IReadOnlyList<ChannelPiece> x = node.Inputs.Count == 0 ? [] : _values[node.Inputs[0]];
        switch (node)
        {
            case Input:
                return Place(ChannelRole.Sample, node, New(_shaped.ShapeOf(node.Name).Channels));
            case Dense dense:
                Place(ChannelRole.Column, node, x, _shaped.ShapeOf(node.Inputs[0]).Pixels);
                return Place(ChannelRole.Row, node, New(dense.Units));
            case Conv2D conv:
                return VisitConvolution(conv, x);
            case BatchNorm:
                return Place(ChannelRole.Norm, node, x);
            case Flatten:
                return Widen(x, _shaped.ShapeOf(node.Inputs[0]).Pixels);
            // What chooses a channel goes with it.
            case Add or Gate:
                foreach (string other in node.Inputs.Skip(1))
                {
                    _ties.Tie(x, _values[other]);
                }

                return x;
            case Concat:
                return [.. node.Inputs.SelectMany(input => _values[input])];
            case Subsample sample:
                int channels = _shaped.ShapeOf(node.Inputs[0]).Channels;
                return sample.Channels == channels
                    ? x
                    : [.. x, .. Place(ChannelRole.Zero, node, New(sample.Channels - channels), first: channels)];
            case MaxPool or AveragePool or GlobalAveragePool:
            case Relu or LeakyRelu or Sigmoid or Tanh or Gelu or Dropout:
                return x;
            case SoftmaxCrossEntropy or MeanSquaredError:
                Place(ChannelRole.Output, node, x);
                return New(1);
            default:
                throw new InvalidOperationException("No dependencies known for " + node.GetType().Name + ".");
        }
    }

    private IReadOnlyList<ChannelPiece> VisitConvolution(Conv2D conv, IReadOnlyList<ChannelPiece> x)
    {
        int pixels = conv.Kernel * conv.Kernel;
        int channels = _shaped.ShapeOf(conv.Inputs[0]).Channels;
        if (conv.Groups == 1)
        {
            Place(ChannelRole.Column, conv, x, pixels);
            return Place(ChannelRole.Row, conv, New(conv.Filters));
        }

        int inputs = channels / conv.Groups;
        int filters = conv.Filters / conv.Groups;
        if (RemovesGroups(conv, channels))
        {
            IReadOnlyList<ChannelPiece> groups = Place(ChannelRole.ConvolutionGroup, conv, New(conv.Groups));
            _ties.Tie(x, Widen(groups, inputs));
            return Place(ChannelRole.Row, conv, Widen(groups, filters));
        }

        IReadOnlyList<ChannelPiece> columns = Place(ChannelRole.Column, conv, New(inputs), pixels);
        _ties.Tie(x, Repeat(columns, conv.Groups));
        return Place(ChannelRole.Row, conv, Repeat(New(filters), conv.Groups));
    }

    private IReadOnlyList<ChannelPiece> Place(
        ChannelRole role, Node node, IReadOnlyList<ChannelPiece> pieces, int scale = 1, int first = 0)
    {
        _places.Add((new ChannelSlice(role, node.Name, first, scale), pieces));
        return pieces;
    }

    // What the ranges are in the end, in the order in which they appear first.
    private DependencyGraph Collect()
    {
        List<ChannelRange> order = [];
        Dictionary<ChannelRange, List<ChannelSlice>> slices = [];
        foreach ((ChannelSlice place, IReadOnlyList<ChannelPiece> pieces) in _places)
        {
            int first = place.First;
            foreach (ChannelPiece piece in ChannelTies.Resolve(pieces))
            {
                if (!slices.TryGetValue(piece.Range, out List<ChannelSlice>? known))
                {
                    order.Add(piece.Range);
                    known = slices[piece.Range] = [];
                }

                known.Add(place with { First = first, PerChannel = piece.Width * place.PerChannel });
                first += piece.Length * place.PerChannel;
            }
        }

        return new DependencyGraph(
            order.Select(range => new ChannelGroup(range.Units, slices[range].ToEquatableArray()))
                .ToEquatableArray());
    }

    private static IReadOnlyList<ChannelPiece> New(int channels) => [new ChannelPiece(new ChannelRange(channels), 1)];

    private static IReadOnlyList<ChannelPiece> Widen(IReadOnlyList<ChannelPiece> pieces, int factor) =>
        [.. pieces.Select(piece => new ChannelPiece(piece.Range, piece.Width * factor))];

    private static IReadOnlyList<ChannelPiece> Repeat(IReadOnlyList<ChannelPiece> pieces, int times) =>
        [.. Enumerable.Repeat(pieces, times).SelectMany(piece => piece)];
}
