using System;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// The backward calls of a convolution with kept weights. The gradient with zeros around it serves both the gradient of
/// the inputs and that of the weights, where it is needed for the first.
/// </summary>
internal sealed class SparseConvolutions(
    Pass pass,
    TileGroups groups,
    ConvGeometry conv,
    SparseLayer layer,
    string input,
    string gradient,
    bool hasInputGradient)
{
    private readonly FramePlan _frame = layer.Plan.Gradient!;

    /// <summary>Whether the gradient stands in its frame already.</summary>
    public bool IsFramed { get; init; }

    /// <summary>The gradient of the kept weights, group by group.</summary>
    public void WeightGradient()
    {
        Operand x;
        if (hasInputGradient && layer.Plan.SharesGradientFrame)
        {
            if (!IsFramed)
            {
                pass.Condition = layer.When(SparseDirection.Gradients, true);
                FrameOfGradient();
            }

            pass.Condition = layer.When(SparseDirection.WeightGradient, true);
            Operand dy = pass.Read(ValueNames.GradientFrame(layer.Name));
            x = pass.Read(input);
            Call(
                "KeptGradients.OfConvolutionByInput",
                [dy, StrideOfFrame, x, pass.Stride(input), layer.Columns, layer.BackOffsets, layer.BackPlaces],
                [_frame.Size, _frame.Row, conv.Stride, conv.Channels, conv.Height, conv.Width]);
            return;
        }

        if (hasInputGradient && _frame.Border > 0)
        {
            pass.Condition = layer.When(SparseDirection.InputGradient, true);
            FrameOfGradient();
        }

        pass.Condition = layer.When(SparseDirection.WeightGradient, true);
        FramePlan framed = layer.Plan.Input!;
        (x, Operand strideX) = Frames.Of(pass, groups, framed, input, ValueNames.BackFrame(layer.Name));
        Call(
            "KeptGradients.OfConvolution",
            [x, strideX, pass.Read(gradient), StrideOfFrame, layer.Rows, layer.Offsets],
            [
                framed.Size, framed.Row * conv.Stride, conv.Stride, conv.Filters, conv.OutputHeight,
                conv.OutputWidth,
            ]);
    }

    /// <summary>The gradient of the inputs.</summary>
    /// <param name="kernels">The kernels of the network.</param>
    /// <param name="comment">What the call is for.</param>
    /// <param name="epilogue">The activation that made the inputs.</param>
    /// <param name="end">The operands behind those of the weights; its own is what stands for x where that is not
    /// read.</param>
    public void InputGradient(
        KernelSet kernels, string comment, Epilogue epilogue, Func<Operand, Operand[]> end)
    {
        pass.Condition = layer.When(SparseDirection.InputGradient, true);
        Operand dy = pass.Read(_frame.Border == 0 ? gradient : ValueNames.GradientFrame(layer.Name));
        Kernel kernel = layer.Plan.HasSegments
            ? new SparseConvSegmentKernel(conv, epilogue, groups, Rows(RegisterFile.Wide), Rows(RegisterFile.Narrow))
            : new SparseConvInputGradientKernel(conv, _frame, epilogue, groups);
        pass.Call(
            kernels.Use(kernel),
            comment + ", kept weights",
            [dy, StrideOfFrame, layer.Columns, layer.BackOffsets, layer.BackPlaces, layer.Values, .. end(dy)]);
        pass.Condition = layer.When(SparseDirection.InputGradient, false);
    }

    // Gradients and their frames both stand in the workspace.
    private Operand StrideOfFrame => Operand.Scalar(pass.WorkspaceStride);

    private EquatableArray<ColumnRun> Rows(RegisterFile file) =>
        ConvTiling.InputGradientRows(conv, SparseConvSegmentKernel.MostPixels(file));

    private void FrameOfGradient() =>
        Frames.Of(pass, groups, _frame, gradient, ValueNames.GradientFrame(layer.Name));

    private void Call(string kernel, Operand[] places, int[] sizes) => pass.Call(
        kernel,
        "dW of " + layer.Name + ", group by group, kept weights.",
        [
            .. places, Operand.Buffer("Buffers.Partial_" + layer.Name), Operand.Scalar("Buffers.PartialStride"),
            Operand.Scalar(groups.TilesPerGroup), .. sizes.Select(Operand.Scalar), Operand.Begin, Operand.End,
        ]);
}
