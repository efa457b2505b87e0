using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering.Sparse;

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
    BackwardLowering backward)
{
    private static readonly Operand[] Share =
        [Operand.Scalar("step"), Operand.Scalar("worker"), Operand.Scalar("workers")];

    private readonly List<KernelCall> _calls = [];
    private KernelCondition? _condition;

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

        SparseLayer? sparse = SparseLayer.Find(layers, layer.Name);
        Operand dy = Operand.Buffer("Training." + backward.OutputGradients[layer.Name]);
        Operand bias = Operand.Buffer((dense.Bias ? "Buffers.Bias_" : "Buffers.Weights_") + layer.Name);
        if (sparse is not null)
        {
            OptimizerKernel kept = optimizer.ForWeights(layer, keptOnly: true);
            kernels.Use(kept);
            (Operand x, Operand stride) = backward.Inputs[layer.Name];
            _condition = sparse.When(SparseDirection.WeightGradient, true);
            Call(
                kernels.Use(new SparseDenseUpdateKernel(
                    layer.Outputs, layer.Inputs, dense.Bias, groups, kept, biases)),
                layer.Name + ", kept weights",
                [
                    x, stride, dy, sparse.Rows, sparse.Offsets, sparse.Values, MomentOf(layer), bias,
                    Operand.Buffer("Buffers.Masks"), .. Share,
                ]);
            _condition = sparse.When(SparseDirection.WeightGradient, false);
        }

        RowTiling wide = RowTiling.For(layer.Outputs, Panel.WideRows);
        RowTiling narrow = RowTiling.For(layer.Outputs, TileGroups.NarrowRows);
        string gradient = kernels.Use(new DenseWeightGradientKernel(layer.Outputs, layer.Inputs, groups, wide, narrow));
        string kernel = kernels.Use(new DenseUpdateKernel(
            layer.Outputs,
            layer.Inputs,
            dense.Bias,
            groups,
            wide,
            narrow,
            gradient,
            weights,
            biases,
            layer.SkipsChannels));
        Call(
            kernel,
            layer.Name,
            [
                Operand.Buffer("Buffers." + PanelLayout.NameOf(dense.Inputs[0])), dy,
                Operand.Buffer("Buffers.Weights_" + layer.Name), bias, MaskOf(layer), .. Share,
                .. KeptRuns.Of(layers, layer.Name, "WeightGradient"),
            ]);
        _condition = null;
    }

    private void LowerConv(Conv2D conv, LayerPlan layer)
    {
        Operand parts = Operand.Buffer("Buffers.Partial_" + layer.Name);
        Operand weights = Operand.Buffer("Buffers.Weights_" + layer.Name);
        SparseLayer? sparse = SparseLayer.Find(layers, layer.Name);
        if (sparse is not null)
        {
            _condition = sparse.When(SparseDirection.WeightGradient, true);
            string end = "Buffers.Rows_" + layer.Name + " + " + Literal.Of(layer.Outputs);
            Parts(
                optimizer.ForWeights(layer, keptOnly: true),
                layer.Name + ", kept weights",
                [parts, sparse.Values, MomentOf(layer), Operand.Buffer("Buffers.Masks")],
                "KeptGradients.Count(ref Unsafe.Add(ref arena, " + end + "))");
            _condition = sparse.When(SparseDirection.WeightGradient, false);
        }

        Parts(
            optimizer.ForWeights(layer),
            layer.Name,
            [parts, weights, MomentOf(layer), MaskOf(layer)],
            Literal.Of(layer.Outputs * layer.Inputs));
        _condition = null;
        if (conv.Bias)
        {
            Operand bias = Operand.Buffer("Buffers.Bias_" + layer.Name);
            Parts(
                optimizer.ForBias(),
                layer.Name + ", bias",
                [
                    Operand.Buffer("Buffers.PartialBias_" + layer.Name), bias, MomentOf(bias, layer.Bias),
                    Operand.Buffer("Buffers.Masks"),
                ],
                Literal.Of(layer.Outputs));
        }
    }

    private void Parts(OptimizerKernel step, string comment, Operand[] places, string count)
    {
        kernels.Use(step);
        Call(kernels.Use(new PartialUpdateKernel(step)), comment, [.. places, Operand.Scalar(count), .. Share]);
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

    // The first moments of parameters; their own place where the optimiser has none.
    private Operand MomentOf(LayerPlan layer) =>
        MomentOf(Operand.Buffer("Buffers.Weights_" + layer.Name), layer.Weights);

    private Operand MomentOf(Operand parameters, int offset) =>
        optimizer.ForBias().Moments == 0 ? parameters : Operand.Buffer("Buffers.Moment1", offset);

    private void Call(string kernel, string comment, params Operand[] operands) =>
        _calls.Add(new KernelCall(kernel, operands.ToEquatableArray(), comment, int.MaxValue)
        {
            Condition = _condition,
        });
}
