using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering.Sparse;
using Pruning.Generators.Policies;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: a checked network. Goes out: the place of every parameter, running statistic and mask. Afterwards every
/// weight has the same offset from the start of the parameters, the gradients, each moment and the initial values.
/// </summary>
internal sealed class ParameterLayout
{
    private readonly ShapedGraph _shaped;
    private readonly PruningPlan _pruning;
    private readonly LayerPenalties _penalties;
    private readonly List<LayerPlan> _layers = [];
    private readonly List<JoinPlan> _joins = [];
    private readonly List<NormPlan> _norms = [];
    private int _length;
    private int _maskWords;
    private int _patternLength;

    private ParameterLayout(CheckedNetwork network)
    {
        _shaped = network.Graph;
        _pruning = network.Pruning;
        _penalties = new LayerPenalties(network);
    }

    public static ParameterPlan Place(CheckedNetwork network)
    {
        ParameterLayout layout = new(network);
        foreach (Node node in network.Graph.Graph.Nodes)
        {
            layout.Place(node);
        }

        return new ParameterPlan(
            layout._layers.ToEquatableArray(),
            layout._joins.ToEquatableArray(),
            layout._norms.ToEquatableArray(),
            layout._length,
            layout._maskWords,
            layout._patternLength);
    }

    private void Place(Node node)
    {
        switch (node)
        {
            case Weighted layer:
                Place(layer);
                break;
            case Add or Concat:
                _joins.Add(new JoinPlan(node.Layer));
                break;
            case BatchNorm:
                int channels = _shaped.ShapeOf(node.Name).Channels;
                _norms.Add(new NormPlan(
                    node.Name, node.Layer, channels, Take(channels), Take(channels), Take(channels), Take(channels)));
                break;
        }
    }

    private void Place(Weighted layer)
    {
        int count = _shaped.WeightsOf(layer);
        int weights = Take(count);
        int bias = layer.Bias ? Take(layer.Outputs) : -1;
        int mask = -1;
        LearnedLayer? learned = _pruning.Learned.FirstOrDefault(own => own.Layer == layer.Name);
        if (_pruning.HasMask(layer.Name))
        {
            mask = _maskWords;
            _maskWords += Workspace.Align((count + 31) / 32);
        }

        LearnedPlan? place = learned is null ? null : new LearnedPlan(learned, Take(learned.Parameters));
        Conv2D? conv = layer as Conv2D;
        bool skips = _pruning.LosesChannels(layer.Name) && conv is not { Groups: > 1 };
        _layers.Add(new LayerPlan(
            layer.Name,
            _shaped.WeightShapeOf(layer),
            conv is null ? layer.Outputs : conv.Filters / conv.Groups * conv.Kernel * conv.Kernel,
            _shaped.MultiplyAddsOf(layer),
            weights,
            bias,
            mask,
            layer.Initializer,
            conv is null ? null : new ConvolutionPlan(conv.Stride, conv.Padding, conv.Groups))
        {
            Learned = place,
            SkipsChannels = skips,
            GradientTile = skips && conv is not null ? GradientTile.Of(ConvGeometry.Of(_shaped, conv)) : null,
            Penalties = _penalties.Of(layer.Name),
            Deviation = layer.Deviation,
            InitialBias = layer.InitialBias,
            Sparse = mask < 0 || HasMoreListsThanWeights(layer, count) ? null : Pattern(layer, count),
        });
    }

    // A stride far beyond the kernel would need more places for the beginnings of lists than there are weights.
    private bool HasMoreListsThanWeights(Weighted layer, int weights) =>
        layer is Conv2D conv
            && (long)_shaped.ShapeOf(conv.Inputs[0]).Channels * conv.Stride * conv.Stride > weights;

    private SparsePlan Pattern(Weighted layer, int weights)
    {
        ConvGeometry? conv = layer is Conv2D node ? ConvGeometry.Of(_shaped, node) : null;
        SparseCosts costs = conv is null ? SparseCosts.OfDense : SparseCosts.OfConvolution(conv);
        costs = layer.Inputs[0] == GraphNames.Samples ? costs.OfSamples : costs;
        int capacity = (int)(weights * System.Math.Min(1, costs.Crossover));
        bool hasSegments = conv is not null && FramePlan.HasSegments(conv);
        int lists = conv is null ? 1 : hasSegments ? conv.Kernel : conv.Stride;
        int columns = (conv is null ? _shaped.ShapeOf(layer.Inputs[0]).Size : conv.Channels) * lists * lists;
        int slots = conv is null ? SlotCapacity(layer.Outputs, columns) : 0;
        return new SparsePlan(
            capacity,
            TakePattern(capacity),
            TakePattern(capacity),
            TakePattern(layer.Outputs + 1),
            TakePattern(capacity),
            TakePattern(capacity),
            TakePattern(columns + 1),
            columns,
            hasSegments,
            TakePattern(capacity),
            TakePattern(conv is null ? capacity : 0),
            slots,
            TakePattern(slots * 16),
            TakePattern(slots * 4),
            TakePattern(slots),
            TakePattern(((layer.Outputs + 15) / 16) + 1),
            conv is null ? null : Unfolding.Of(conv),
            conv is null ? null : FramePlan.OfInput(conv),
            conv is null ? null : FramePlan.OfGradient(conv),
            costs);
    }

    // Of the 32 slots that all weights between 16 outputs and 32 inputs would take: with more than these a dense kernel
    // is as fast.
    private static int SlotCapacity(int outputs, int inputs)
    {
        const int Most = 12;
        return inputs <= 16 ? 0 : (outputs + 15) / 16 * ((inputs + 31) / 32) * Most;
    }

    private int TakePattern(int count)
    {
        int place = _patternLength;
        _patternLength = checked(_patternLength + Workspace.Align(count));
        return place;
    }

    private int Take(int count)
    {
        int place = _length;
        _length += Workspace.Align(count);
        return place;
    }
}
