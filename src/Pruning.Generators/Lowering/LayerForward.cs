using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering.Sparse;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// The forward calls of layers with weights. A layer that may be pruned has two of them, one for all weights and one
/// for those that are kept. What observed layers read is shown to the step before that.
/// </summary>
internal sealed class LayerForward(
    ShapedGraph shaped,
    EquatableArray<LayerPlan> layers,
    TileGroups groups,
    KernelSet kernels,
    Pass pass,
    bool training,
    IEnumerable<string> observed)
{
    private readonly HashSet<string> _panels = [];
    private readonly HashSet<string> _observed = [.. observed];

    public void LowerDense(Dense dense, FusedEnd end)
    {
        string input = dense.Inputs[0];
        int inputs = SizeOf(input);
        SparseLayer? sparse = SparseLayer.Find(layers, dense.Layer);
        if (training && input != GraphNames.Samples && _panels.Add(input))
        {
            // A layer that reads them alone has no use for them where it makes the gradient of its kept weights only.
            bool isAlone = shaped.ReadersOf(input).OfType<Dense>().Count() == 1;
            pass.Condition = isAlone ? sparse?.When(SparseDirection.WeightGradient, false) : null;
            pass.Call(
                "LaneTransposer.GroupsToPanels",
                "The inputs of " + dense.Layer + ", sample by sample, for its weight gradient.",
                pass.Read(input),
                pass.Stride(input),
                Operand.Buffer("Buffers." + PanelLayout.NameOf(input)),
                Operand.Scalar(inputs),
                Operand.Scalar(groups.TilesPerGroup),
                Operand.Scalar("Buffers.BatchSamples"),
                Operand.Begin,
                Operand.End);
            pass.Condition = null;
        }

        Observe(dense);
        Operand x = pass.Read(input);
        Operand y = pass.Write(end.Output, dense.Units);
        Operand bias = Operand.Buffer((dense.Bias ? "Buffers.Bias_" : "Buffers.Weights_") + dense.Layer);
        Operand[] results = [y, pass.Stride(end.Output), Operand.Begin, Operand.End];
        if (sparse is not null)
        {
            pass.Condition = sparse.When(SparseDirection.Forward, true);
            pass.Call(
                kernels.Use(new SparseDenseKernel(dense.Units, inputs, dense.Bias, end.Epilogue, groups)),
                Comment(dense) + ", kept weights",
                [x, pass.Stride(input), sparse.Rows, sparse.Offsets, sparse.Values, bias, .. results]);
            pass.Condition = sparse.When(SparseDirection.Forward, false);
            x = pass.Read(input);
            pass.Read(end.Output);
        }

        Operand[] kept = KeptRuns.Of(layers, dense.Name, "Forward");
        string kernel = kernels.Use(new DenseForwardKernel(
            dense.Units,
            inputs,
            dense.Bias,
            end.Epilogue,
            groups,
            RowTiling.For(dense.Units, groups.WideRows),
            RowTiling.For(dense.Units, TileGroups.NarrowRows),
            kept.Length > 0));
        pass.Call(
            kernel,
            Comment(dense),
            [x, pass.Stride(input), Operand.Buffer("Buffers.Weights_" + dense.Layer), bias, .. results, .. kept]);
        pass.Condition = null;
    }

    public void LowerConv(Conv2D conv, FusedEnd end)
    {
        string input = conv.Inputs[0];
        var geometry = ConvGeometry.Of(shaped, conv);
        Observe(conv);
        SparseLayer? sparse = SparseLayer.Find(layers, conv.Layer);
        if (sparse is not null)
        {
            pass.Condition = sparse.When(SparseDirection.Forward, true);
            LowerSparse(conv, geometry, sparse, end);
            pass.Condition = sparse.When(SparseDirection.Forward, false);
        }

        Operand[] kept = KeptRuns.Of(layers, conv.Name, "Forward");
        bool plain = end.Norm is null;
        var sums = new ConvForwardKernel(
            geometry,
            plain && conv.Bias,
            plain ? end.Epilogue : Epilogue.None,
            groups,
            ConvTiling.Forward(geometry, RegisterFile.Wide),
            ConvTiling.Forward(geometry, RegisterFile.Narrow),
            kept.Length > 0);
        string kernel = kernels.Use(sums);
        if (!plain)
        {
            kernel = kernels.Use(new ConvScaledKernel(sums, end.Other is not null, end.Epilogue));
        }

        pass.Call(
            kernel,
            Comment(conv),
            [
                pass.Read(input), pass.Stride(input), Operand.Buffer("Buffers.Weights_" + conv.Layer),
                .. End(conv, end, isNew: sparse is null), .. kept,
            ]);
        pass.Condition = null;
    }

    private void Observe(Weighted layer)
    {
        if (!_observed.Contains(layer.Name))
        {
            return;
        }

        pass.Call(
            "step.Observe",
            "What " + layer.Layer + " reads, for who looks on.",
            Operand.Scalar(layers.IndexOf(layer.Name)),
            pass.Read(layer.Inputs[0]),
            pass.Stride(layer.Inputs[0]),
            Operand.Begin,
            Operand.End);
    }

    private void LowerSparse(Conv2D conv, ConvGeometry geometry, SparseLayer sparse, FusedEnd end)
    {
        FramePlan frame = sparse.Plan.Input!;
        bool scales = end.Norm is not null;
        var sums = new SampleEnd(scales || conv.Bias, scales, end.Other is not null, end.Epilogue);
        var tiles = SparseConvTiles.For(geometry, frame, sums);
        kernels.Use(tiles);
        (Operand x, Operand stride) = Frames.Of(pass, groups, frame, conv.Inputs[0], ValueNames.Frame(conv.Layer));
        pass.Call(
            kernels.Use(new SparseConvKernel(tiles, sums, groups)),
            Comment(conv) + ", kept weights",
            [x, stride, sparse.Rows, sparse.Offsets, sparse.Values, .. End(conv, end, isNew: true)]);
    }

    // Bias or normalisation, the other value of a sum, and where the result goes.
    private List<Operand> End(Conv2D conv, FusedEnd end, bool isNew)
    {
        List<Operand> operands = [];
        if (end.Norm is { } norm)
        {
            operands.AddRange(NormCalls.ScaleAndShift(shaped, norm));
        }
        else
        {
            operands.Add(Operand.Buffer((conv.Bias ? "Buffers.Bias_" : "Buffers.Weights_") + conv.Layer));
        }

        if (end.Other is { } other)
        {
            operands.Add(pass.Read(other));
            operands.Add(pass.Stride(other));
        }

        operands.Add(isNew ? pass.Write(end.Output, SizeOf(conv.Name)) : pass.Read(end.Output));
        operands.Add(pass.Stride(end.Output));
        operands.Add(Operand.Begin);
        operands.Add(Operand.End);
        return operands;
    }

    private string Comment(Weighted layer) =>
        layer.Layer + ": " + shaped.ShapeOf(layer.Inputs[0]) + " -> " + shaped.ShapeOf(layer.Name);

    private int SizeOf(string value) => shaped.ShapeOf(value).Size;
}
