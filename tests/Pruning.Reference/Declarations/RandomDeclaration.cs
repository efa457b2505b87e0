using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Reference.Declarations;

/// <summary>
/// Comes in: a number of layers and random numbers. Goes out: the declaration of a network of so many: convolutions,
/// pools, normalisation, gates, sums with every shortcut, concatenations, branches and a dense tail. Afterwards true:
/// it has no fault, each layer is read, images have at most <see cref="LargestImage"/> rows and columns, and outputs
/// are a vector of two numbers or more.
/// </summary>
internal sealed class RandomDeclaration
{
    /// <summary>The most rows and columns of any value.</summary>
    public const int LargestImage = 9;

    private static readonly int[] Channels = [1, 2, 3, 4, 5, 8, 17, 33];

    private readonly Random _random;
    private readonly int[] _channels;
    private readonly RandomOperators _operators;
    private readonly List<LayerDeclaration> _layers = [];
    private readonly List<TensorShape> _shapes = [];

    // What the next layer reads.
    private TensorShape _top;

    private RandomDeclaration(Random random, int mostChannels)
    {
        _random = random;
        _channels = [.. Channels.Where(channels => channels <= mostChannels)];
        _operators = new RandomOperators(random, _channels);
        _top = random.Next(5) == 0
            ? new TensorShape([random.Next(1, mostChannels + 1)])
            : new TensorShape(
                [_channels[random.Next(_channels.Length)], Side(), Side()]);
    }

    /// <summary>Draws a network.</summary>
    /// <param name="name">The name of the class.</param>
    /// <param name="layers">The number of its layers.</param>
    /// <param name="mostChannels">The most channels of a convolution and units of a dense layer.</param>
    /// <param name="random">Where the rest comes from.</param>
    public static NetworkDeclaration Draw(string name, int layers, int mostChannels, Random random)
    {
        RandomDeclaration drawn = new(random, mostChannels);
        TensorShape input = drawn._top;
        while (drawn._layers.Count < layers)
        {
            drawn.AddLayers(layers - drawn._layers.Count);
        }

        return new NetworkDeclaration(
            "",
            name,
            ClassForm.Partial | ClassForm.Public | ClassForm.Sealed,
            input.Dimensions,
            random.Next(2) == 0 ? Loss.SoftmaxCrossEntropy : Loss.MeanSquaredError,
            new TrainDeclaration(),
            Schedule: null,
            Prune: [],
            Regularize: [],
            drawn._layers.ToEquatableArray());
    }

    private void AddLayers(int remaining)
    {
        int choice = _random.Next(10);
        if (remaining == 1)
        {
            AddHead();
        }
        else if (_layers.Count > 1 && choice < 4 && RandomJoin() is { } join)
        {
            Add(join, Joined(join), pools: true);
        }
        else if (_layers.Count > 1 && remaining > 2 && choice < 6 && RandomSource() is { } source)
        {
            AddBranch(source);
        }
        else
        {
            // A quarter of the images becomes a vector on the way.
            bool leaves = _top.IsImage && remaining < 4 && _random.Next(4) == 0;
            OperatorDeclaration layer = _top.IsImage && !leaves
                ? _operators.Convolution(_top, from: null, same: _random.Next(2) == 0)
                : _operators.Dense(from: null);
            Add(layer, _operators.ShapeOf(layer, _top), pools: true, gates: true);
        }
    }

    // What the network ends with: a vector of two or more.
    private void AddHead()
    {
        int outputs = _random.Next(2, 11);
        if (!_top.IsImage || _random.Next(2) == 0)
        {
            Add(new OperatorDeclaration.Dense(outputs), new TensorShape([outputs]), pools: false);
            return;
        }

        OperatorDeclaration.Conv2D conv =
            _operators.Convolution(_top, from: null, same: false) with { Filters = outputs, Groups = 1 };
        TensorShape shape = _operators.ShapeOf(conv, _top);
        bool mean = _random.Next(2) == 0;
        OperatorDeclaration vector =
            mean ? new OperatorDeclaration.GlobalAveragePool() : new OperatorDeclaration.Flatten();
        Add(
            [conv, .. _operators.Following(ref shape, pools: false), vector],
            new TensorShape([mean ? shape.Channels : shape.Size]));
    }

    // A layer beside the one above, which then has to be joined with it, in one order or the other.
    private void AddBranch(int source)
    {
        int above = _layers.Count - 1;
        string from = _layers[source].Name;
        TensorShape beside = _top;
        OperatorDeclaration branch = _top.IsImage
            ? _operators.Convolution(_shapes[source], from, same: true)
            : _operators.Dense(from);
        bool sum = _random.Next(2) == 0;
        branch = branch switch
        {
            OperatorDeclaration.Conv2D conv when sum => conv with { Filters = _top.Channels, Groups = 1 },
            OperatorDeclaration.Dense dense when sum => dense with { Units = _top.Channels },
            _ => branch,
        };
        Add(branch, _operators.ShapeOf(branch, _shapes[source]), pools: false, gates: true);
        (string? read, string joined) = _random.Next(2) == 0
            ? ((string?)null, _layers[above].Name)
            : (_layers[above].Name, _layers[^1].Name);
        OperatorDeclaration join = sum
            ? new OperatorDeclaration.Add([joined], From: read)
            : new OperatorDeclaration.Concat([joined], read);
        TensorShape shape = sum ? _top : With(_top, _top.Channels + beside.Channels);
        Add(join, shape, pools: true);
    }

    // A layer that a branch may read: any before a vector, one of the same height and width before an image.
    private int? RandomSource()
    {
        int[] sources = [.. Earlier().Where(i => !_top.IsImage || IsSameImage(_shapes[i], _top))];
        return sources.Length == 0 ? null : sources[_random.Next(sources.Length)];
    }

    // A sum or a concatenation of the layer above with one or two before it.
    private OperatorDeclaration? RandomJoin()
    {
        int[] equal = [.. Earlier().Where(i => _shapes[i].Equals(_top))];
        int[] padded = [.. Earlier().Where(i => _shapes[i].Channels <= _top.Channels && CanAdapt(i))];
        int[] projected = [.. Earlier().Where(CanAdapt)];
        int[] beside = [.. Earlier().Where(i =>
            _shapes[i].IsImage == _top.IsImage && (!_top.IsImage || IsSameImage(_shapes[i], _top)))];
        List<OperatorDeclaration> joins = [];
        AddJoin(joins, equal, names => new OperatorDeclaration.Add(names));
        AddJoin(joins, padded, names => new OperatorDeclaration.Add(names, Shortcut.Pad));
        AddJoin(joins, projected, names => new OperatorDeclaration.Add(names, Shortcut.Projection));
        AddJoin(joins, beside, names => new OperatorDeclaration.Concat(names));
        return joins.Count == 0 ? null : joins[_random.Next(joins.Count)];
    }

    private void AddJoin(
        List<OperatorDeclaration> joins, int[] layers, Func<EquatableArray<string>, OperatorDeclaration> join)
    {
        if (layers.Length > 0)
        {
            _random.Shuffle(layers);
            int count = Math.Min(layers.Length, _random.Next(4) == 0 ? 2 : 1);
            joins.Add(join(layers[..count].Select(i => _layers[i].Name).ToEquatableArray()));
        }
    }

    // All layers but the one above.
    private IEnumerable<int> Earlier() => Enumerable.Range(0, _layers.Count - 1);

    // Whether a shortcut brings the image to the height and width of the one above, and is needed.
    private bool CanAdapt(int layer)
    {
        TensorShape from = _shapes[layer];
        if (!from.IsImage || !_top.IsImage || from.Equals(_top))
        {
            return false;
        }

        int stride = from.Height == 1 ? 1 : (from.Height + _top.Height - 1) / _top.Height;
        return ((from.Height - 1) / stride) + 1 == _top.Height && ((from.Width - 1) / stride) + 1 == _top.Width;
    }

    private TensorShape Joined(OperatorDeclaration join)
    {
        return join is OperatorDeclaration.Concat concat
            ? With(_top, _top.Channels + concat.Layers.Sum(
                name => _shapes[_layers.FindIndex(layer => layer.Name == name)].Channels))
            : _top;
    }

    private void Add(OperatorDeclaration own, TensorShape shape, bool pools, bool gates = false)
    {
        GateDeclaration? gate = gates ? _operators.Gate(shape.Channels) : null;
        Add([own, .. _operators.Following(ref shape, pools)], shape, gate);
    }

    private void Add(EquatableArray<OperatorDeclaration> operators, TensorShape shape, GateDeclaration? gate = null)
    {
        string type = operators[0] switch
        {
            OperatorDeclaration.Dense => "Dense",
            OperatorDeclaration.Conv2D => "Conv2D",
            _ => "Join",
        };
        string name = "L" + _layers.Count.ToString(CultureInfo.InvariantCulture);
        _layers.Add(new LayerDeclaration(
            name, "global::Pruning." + type, PropertyForm.Completable, "public", operators, false, [], [])
        {
            Gate = gate,
        });
        _shapes.Add(shape);
        _top = shape;
    }

    private int Side() => _random.Next(1, LargestImage - 1);

    private static bool IsSameImage(TensorShape left, TensorShape right) =>
        left.IsImage && left.Height == right.Height && left.Width == right.Width;

    private static TensorShape With(TensorShape shape, int channels) =>
        shape.IsImage ? new TensorShape([channels, shape.Height, shape.Width]) : new TensorShape([channels]);
}
