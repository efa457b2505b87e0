using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: the layers, and where the gradients of dense layers' outputs stand. Goes out: the calls that bring every
/// parameter forward. A dense layer makes its weight gradient and applies it, register tile by register tile; that of a
/// convolution stands in parts that are summed; batch normalisation has few numbers, which one worker takes.
/// </summary>
internal sealed class UpdateLowering(
    CheckedNetwork network,
    EquatableArray<LayerPlan> layers,
    TileGroups groups,
    KernelSet kernels,
    OptimizerLowering optimizer,
    IReadOnlyDictionary<string, string> outputGradients)
{
    private readonly List<KernelCall> _calls = [];

    public EquatableArray<KernelCall> Lower()
    {
        foreach (Node node in network.Graph.Graph.Nodes)
        {
            switch (node)
            {
                case Dense dense:
                    LowerDense(dense, layers.Single(layer => layer.Name == dense.Layer));
                    break;
                case Conv2D conv:
                    LowerConv(conv, layers.Single(layer => layer.Name == conv.Layer));
                    break;
                case BatchNorm norm:
                    LowerNorm(norm);
                    break;
            }
        }

        return _calls.ToEquatableArray();
    }

    private void LowerDense(Dense dense, LayerPlan layer)
    {
        OptimizerKernel weights = optimizer.ForWeights(layer);
        OptimizerKernel biases = optimizer.ForBias();
        kernels.Use(weights);
        if (dense.Bias)
        {
            kernels.Use(biases);
        }

        RowTiling wide = RowTiling.For(layer.Outputs, Panel.WideRows);
        RowTiling narrow = RowTiling.For(layer.Outputs, TileGroups.NarrowRows);
        string gradient = kernels.Use(new DenseWeightGradientKernel(layer.Outputs, layer.Inputs, groups, wide, narrow));
        string kernel = kernels.Use(new DenseUpdateKernel(
            layer.Outputs, layer.Inputs, dense.Bias, groups, wide, narrow, gradient, weights, biases));
        Call(
            kernel,
            layer.Name,
            Operand.Buffer("Buffers." + PanelLayout.NameOf(dense.Inputs[0])),
            Operand.Buffer("Training." + outputGradients[layer.Name]),
            Operand.Buffer("Buffers.Weights_" + layer.Name),
            Operand.Buffer((dense.Bias ? "Buffers.Bias_" : "Buffers.Weights_") + layer.Name),
            MaskOf(layer),
            Operand.Scalar("step"),
            Operand.Scalar("worker"),
            Operand.Scalar("workers"));
    }

    private void LowerConv(Conv2D conv, LayerPlan layer)
    {
        Parts(
            optimizer.ForWeights(layer),
            layer.Name,
            "Buffers.Partial_" + layer.Name,
            "Buffers.Weights_" + layer.Name,
            MaskOf(layer),
            layer.Outputs * layer.Inputs);
        if (conv.Bias)
        {
            Parts(
                optimizer.ForBias(),
                layer.Name + ", bias",
                "Buffers.PartialBias_" + layer.Name,
                "Buffers.Bias_" + layer.Name,
                Operand.Buffer("Buffers.Masks"),
                layer.Outputs);
        }
    }

    private void Parts(
        OptimizerKernel step, string comment, string parts, string parameters, Operand mask, int count)
    {
        kernels.Use(step);
        Call(
            kernels.Use(new PartialUpdateKernel(step)),
            comment,
            Operand.Buffer(parts),
            Operand.Buffer(parameters),
            mask,
            Operand.Scalar(count),
            Operand.Scalar("step"),
            Operand.Scalar("worker"),
            Operand.Scalar("workers"));
    }

    private void LowerNorm(BatchNorm norm)
    {
        OptimizerKernel step = optimizer.ForBias();
        kernels.Use(step);
        string vector = kernels.Use(new VectorUpdateKernel(step));
        int channels = network.Graph.ShapeOf(norm.Name).Channels;
        foreach (string parameter in new[] { "Scale", "Shift" })
        {
            Call(
                vector,
                norm.Name + ", " + parameter.ToLowerInvariant(),
                Operand.Buffer("Buffers." + parameter + "_" + norm.Layer),
                Operand.Buffer("Buffers.Masks"),
                Operand.Scalar(channels),
                Operand.Scalar("step"),
                Operand.Scalar("worker"));
        }

        Call(
            "BatchStatistics.Average",
            norm.Name + ", running statistics",
            Operand.Buffer("Buffers." + NormCalls.TableOf(norm)),
            Operand.Buffer("Buffers.Mean_" + norm.Layer),
            Operand.Buffer("Buffers.Variance_" + norm.Layer),
            Operand.Scalar(Literal.Of((float)norm.Momentum)),
            Operand.Scalar(channels),
            Operand.Scalar(network.Graph.ShapeOf(norm.Name).Pixels),
            Operand.Scalar("step"),
            Operand.Scalar("worker"));
    }

    private static Operand MaskOf(LayerPlan layer) =>
        Operand.Buffer(layer.IsPrunable ? "Buffers.Mask_" + layer.Name : "Buffers.Masks");

    private void Call(string kernel, string comment, params Operand[] operands) =>
        _calls.Add(new KernelCall(kernel, operands.ToEquatableArray(), comment, int.MaxValue));
}
