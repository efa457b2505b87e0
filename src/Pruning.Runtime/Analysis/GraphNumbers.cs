using System;
using System.Numerics.Tensors;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Analysis;

/// <summary>The parameters of a network in double precision, as they were when they were taken.</summary>
/// <remarks>Linearised, only paths count: weights and scales by their absolute values, no summands, no activations
/// (Tanaka et al. 2020).</remarks>
internal sealed class GraphNumbers
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly OperatorGraph _graph;
    private readonly double[][] _weights;
    private readonly double[][] _biases;
    private readonly double[][] _constants;
    private double[][]? _squares;
    private double[][]? _tangents;

    public GraphNumbers(NetworkPlan plan, Arena arena, OperatorGraph graph, bool isLinearized)
    {
        _plan = plan;
        _arena = arena;
        _graph = graph;
        IsLinearized = isLinearized;
        _weights = Array.ConvertAll(plan.Layers, layer => new double[layer.Count]);
        _biases = Array.ConvertAll(plan.Layers, layer => new double[layer.Bias < 0 ? 0 : layer.Outputs]);
        _constants = new double[graph.Values][];
        foreach (GraphOperator each in graph.Operators)
        {
            _constants[each.Output] = new double[each.Constants];
        }
    }

    /// <summary>Whether only paths count.</summary>
    public bool IsLinearized { get; }

    /// <summary>W of a layer.</summary>
    public Span<double> WeightsOf(int layer) => _weights[layer];

    /// <summary>b of a layer; empty where it has none.</summary>
    public ReadOnlySpan<double> BiasOf(int layer) => _biases[layer];

    /// <summary>The squares of W; see <see cref="MakeSquares"/>.</summary>
    public ReadOnlySpan<double> SquaresOf(int layer) => _squares![layer];

    /// <summary>The direction of W that tangents go along.</summary>
    public Span<double> TangentOf(int layer) => (_tangents ??= Array.ConvertAll(_weights, Like))[layer];

    /// <summary>What an operator makes of its parameters.</summary>
    public Span<double> ConstantsOf(GraphOperator each) => _constants[each.Output];

    /// <summary>A parameter as the network has it now.</summary>
    public ReadOnlySpan<float> Parameter(int place, int count) => _arena.Slice(place, count);

    /// <summary>Takes the parameters as they are now.</summary>
    public void Take()
    {
        for (int i = 0; i < _weights.Length; i++)
        {
            LayerPlan layer = _plan.Layers[i];
            TensorPrimitives.ConvertChecked(Parameter(layer.Weights, layer.Count), _weights[i].AsSpan());
            if (IsLinearized)
            {
                TensorPrimitives.Abs(_weights[i], _weights[i]);
                RemoveRemoved(layer, _weights[i]);
            }
            else if (layer.Bias >= 0)
            {
                TensorPrimitives.ConvertChecked(Parameter(layer.Bias, layer.Outputs), _biases[i].AsSpan());
            }
        }

        foreach (GraphOperator each in _graph.Operators)
        {
            each.Prepare(this);
        }
    }

    /// <summary>Squares the weights.</summary>
    public void MakeSquares()
    {
        _squares ??= Array.ConvertAll(_weights, Like);
        for (int i = 0; i < _weights.Length; i++)
        {
            TensorPrimitives.Multiply(_weights[i], _weights[i], _squares[i]);
        }
    }

    // Weights that are only marked as removed are not zero yet.
    private void RemoveRemoved(LayerPlan layer, double[] weights)
    {
        ReadOnlySpan<uint> mask = layer.Mask < 0 ? default : _arena.MaskOf(_plan, layer);
        for (int w = 0; !mask.IsEmpty && w < weights.Length; w++)
        {
            weights[w] = MaskBits.IsKept(mask, w) ? weights[w] : 0;
        }
    }

    private static double[] Like(double[] weights) => new double[weights.Length];
}
