using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Gradients;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering.Sparse;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// The backward calls of layers with weights: the gradient of their inputs, and for convolutions that of their weights.
/// A layer that may be pruned has two of each, one for all weights and one for those that are kept.
/// </summary>
internal sealed class LayerBackward(
    ShapedGraph shaped,
    EquatableArray<LayerPlan> layers,
    TileGroups groups,
    KernelSet kernels,
    Pass pass,
    GradientFlow flow)
{
    // Convolutions whose gradient a normalisation has put into a frame.
    private readonly HashSet<string> _framed = [];

    /// <summary>The buffer that holds the gradient of the outputs of each dense layer.</summary>
    public Dictionary<string, string> OutputGradients { get; } = [];

    /// <summary>Where the inputs of each dense layer that may be pruned stand, and the floats between two
    /// groups.</summary>
    public Dictionary<string, (Operand Place, Operand Stride)> Inputs { get; } = [];

    public void LowerDense(Dense dense, GradientStep step)
    {
        string place = flow.PlaceOf(dense.Name);
        Operand dy = pass.Read(place);
        string buffer = ValueNames.Buffer(place);
        OutputGradients[dense.Layer] = buffer;
        pass.Workspace.KeepToTheEnd(buffer);
        flow.Keep(place, dense.Layer);
        string input = dense.Inputs[0];
        SparseLayer? sparse = SparseLayer.Find(layers, dense.Layer);
        if (sparse is not null)
        {
            Inputs[dense.Layer] = (pass.KeepToTheEnd(input), pass.Stride(input));
        }

        if (!step.InputGradient)
        {
            return;
        }

        int inputs = SizeOf(input);
        GradientPlace dx = flow.Destine(input, adds: false);
        Epilogue epilogue = flow.DerivativeOf(input, dx);
        Operand x = epilogue.Kind == EpilogueKind.None ? dy : pass.Read(input);
        Operand to = pass.Write(dx.Place, inputs);
        Operand[] results = [x, to, Operand.Scalar(pass.WorkspaceStride), Operand.Begin, Operand.End];
        string comment = "d" + input + ": dx = W dy" + Through(epilogue);
        if (sparse is not null)
        {
            pass.Condition = sparse.When(SparseDirection.InputGradient, true);
            pass.Call(
                kernels.Use(new SparseDenseInputGradientKernel(dense.Units, inputs, epilogue, groups)),
                comment + ", kept weights",
                [dy, sparse.Columns, sparse.BackOffsets, sparse.BackPlaces, sparse.Values, .. results]);
            pass.Condition = sparse.When(SparseDirection.InputGradient, false);
            pass.Read(place);
            pass.Read(dx.Place);
            if (epilogue.Kind != EpilogueKind.None)
            {
                pass.Read(input);
            }
        }

        Operand[] kept = KeptRuns.Of(layers, dense.Name, "InputGradient");
        string kernel = kernels.Use(new DenseInputGradientKernel(
            dense.Units,
            inputs,
            epilogue,
            groups,
            RowTiling.For(inputs, groups.WideRows),
            RowTiling.For(inputs, TileGroups.NarrowRows),
            kept.Length > 0));
        pass.Call(kernel, comment, [dy, Operand.Buffer("Buffers.Weights_" + dense.Layer), .. results, .. kept]);
        pass.Condition = null;
        flow.Finish(input, dx);
    }

    /// <summary>
    /// Where a normalisation follows a convolution that reads its gradient with zeros around it: has kept weights get
    /// that from the normalisation, without a copy. The gradient without zeros, whose call is to follow, is then read
    /// for all weights only: the gradient of the inputs is never dense where that of the weights is sparse.
    /// </summary>
    /// <param name="norm">The normalisation.</param>
    /// <param name="place">Where its gradient stands.</param>
    /// <param name="hasInputGradient">Whether the convolution has to make a gradient of its inputs.</param>
    public void FrameGradient(BatchNorm norm, string place, bool hasInputGradient)
    {
        if (!hasInputGradient
            || shaped.NodeOf(norm.Inputs[0]) is not Conv2D { Bias: false } conv
            || shaped.ReadersOf(conv.Name).Count() != 1
            || SparseLayer.Find(layers, conv.Layer) is not { Plan.SharesGradientFrame: true } sparse
            || sparse.Plan.Costs.InputGradient != sparse.Plan.Costs.WeightGradient)
        {
            return;
        }

        pass.Condition = sparse.When(SparseDirection.Gradients, true);
        Operand dy = pass.Read(place);
        FramePlan frame = sparse.Plan.Gradient!;
        Operand framed = pass.Scratch(ValueNames.GradientFrame(conv.Layer), frame.Size * groups.TilesPerGroup);
        NormCalls.OfFramedGradient(pass, shaped, groups, norm, dy, framed, frame);
        pass.Condition = sparse.When(SparseDirection.WeightGradient, false);
        _framed.Add(conv.Name);
    }

    public void LowerConv(Conv2D conv, GradientStep step)
    {
        var geometry = ConvGeometry.Of(shaped, conv);
        string place = flow.PlaceOf(conv.Name);
        SparseLayer? sparse = SparseLayer.Find(layers, conv.Layer);
        SparseConvolutions? kept = sparse is null
            ? null
            : new SparseConvolutions(pass, groups, geometry, sparse, conv.Inputs[0], place, step.InputGradient)
            {
                IsFramed = _framed.Contains(conv.Name),
            };
        if (sparse is not null)
        {
            kept!.WeightGradient();
            pass.Condition = sparse.When(SparseDirection.WeightGradient, false);
        }

        LowerWeightGradient(conv, geometry, place);
        pass.Condition = null;
        if (conv.Bias)
        {
            pass.Call(
                "Lanes.SumPlanes",
                "db of " + conv.Layer + ", group by group.",
                pass.Read(place),
                Operand.Scalar(pass.WorkspaceStride),
                Operand.Buffer("Buffers.PartialBias_" + conv.Layer),
                Operand.Scalar("Buffers.PartialStride"),
                Operand.Scalar(groups.TilesPerGroup),
                Operand.Scalar(geometry.Filters),
                Operand.Scalar(geometry.OutputPixels),
                Operand.Begin,
                Operand.End);
        }

        if (step.InputGradient)
        {
            LowerInputGradient(conv, geometry, place, kept);
        }
    }

    private void LowerWeightGradient(Conv2D conv, ConvGeometry geometry, string place)
    {
        string input = conv.Inputs[0];
        Operand stride = Operand.Scalar(pass.WorkspaceStride);
        Operand[] kept = KeptRuns.Of(layers, conv.Name, "WeightGradient");
        var gradient = new ConvWeightGradientKernel(
            geometry, groups, WeightTiling.For(geometry, 32), WeightTiling.For(geometry, 16), kept.Length > 0);
        pass.Call(
            kernels.Use(gradient),
            "dW of " + conv.Layer + ", group by group.",
            [
                pass.Read(input), pass.Stride(input), pass.Read(place), stride,
                pass.Scratch(ValueNames.Sums(conv.Layer), gradient.SumsLength), stride,
                Operand.Buffer("Buffers.Partial_" + conv.Layer), Operand.Scalar("Buffers.PartialStride"),
                Operand.Begin, Operand.End, .. kept,
            ]);
    }

    private void LowerInputGradient(
        Conv2D conv, ConvGeometry geometry, string place, SparseConvolutions? kept)
    {
        string input = conv.Inputs[0];
        int inputs = SizeOf(input);
        GradientPlace dx = flow.Destine(input, adds: true);
        Epilogue epilogue = flow.DerivativeOf(input, dx);
        string comment = "d" + input + Through(epilogue);
        bool isNew = dx.IsNew;
        if (kept is not null)
        {
            kept.InputGradient(kernels, comment, epilogue, End);
            isNew = false;
        }

        Operand[] runs = KeptRuns.Of(layers, conv.Name, "InputGradient");
        string kernel = kernels.Use(new ConvInputGradientKernel(
            geometry,
            epilogue,
            groups,
            ConvTiling.InputGradient(geometry, RegisterFile.Wide),
            ConvTiling.InputGradient(geometry, RegisterFile.Narrow),
            runs.Length > 0));
        Operand dy = pass.Read(place);
        pass.Call(
            kernel,
            comment,
            [
                dy, Operand.Scalar(pass.WorkspaceStride), Operand.Buffer("Buffers.Weights_" + conv.Layer), .. End(dy),
                .. runs,
            ]);
        pass.Condition = null;
        flow.Finish(input, dx);

        // What made x, where its derivative is applied, and where the result goes.
        Operand[] End(Operand unused) =>
        [
            epilogue.Kind == EpilogueKind.None ? unused : pass.Read(input),
            epilogue.Kind == EpilogueKind.None ? Operand.Scalar("0") : pass.Stride(input),
            isNew ? pass.Write(dx.Place, inputs) : pass.Read(dx.Place),
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Scalar(Literal.Of(dx.Adds)),
            Operand.Begin,
            Operand.End,
        ];
    }

    private static string Through(Epilogue epilogue) =>
        epilogue.Kind == EpilogueKind.None ? "" : ", and through the activation that made it";

    private int SizeOf(string value) => shaped.ShapeOf(value).Size;
}
