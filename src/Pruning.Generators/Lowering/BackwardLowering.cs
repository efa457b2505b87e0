using System;
using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Gradients;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: the backward graph and the training pass with its forward calls. Goes out: the calls that carry the
/// gradient from the loss to every layer. Afterwards the gradients of all convolutions stand in parts, one for each
/// group; those of the outputs of dense layers are kept for the update, which makes their weight gradients.
/// </summary>
internal sealed class BackwardLowering(ShapedGraph shaped, TileGroups groups, KernelSet kernels, Pass pass)
{
    private readonly GradientFlow _flow = new(shaped, groups, kernels, pass);

    /// <summary>The buffer that holds the gradient of the outputs of each dense layer.</summary>
    public Dictionary<string, string> OutputGradients { get; } = [];

    public void Lower(BackwardGraph backward)
    {
        _flow.Expect(backward);
        foreach (GradientStep step in backward.Steps)
        {
            Lower(step);
            _flow.Release(step.Node.Name);
        }
    }

    private void Lower(GradientStep step)
    {
        Node node = step.Node;
        switch (node)
        {
            case SoftmaxCrossEntropy or MeanSquaredError:
                _flow.Begin(node.Inputs[0]);
                break;
            case Relu or LeakyRelu when _flow.IsDerived(node.Name):
                _flow.Share(node, node.Inputs[0]);
                break;
            case Relu or LeakyRelu or Sigmoid or Tanh or Gelu:
                LowerActivation(step);
                break;
            case Dropout:
                Elementwise(step, kernels.Use(new DropoutGradientKernel()), ValueNames.Multiplier(node.Name));
                break;
            case Dense dense:
                LowerDense(dense, step);
                break;
            case Conv2D conv:
                LowerConv(conv, step);
                break;
            case BatchNorm norm:
                LowerNorm(norm, step);
                break;
            case MaxPool or AveragePool:
                LowerPool(node);
                break;
            case GlobalAveragePool:
                LowerSpread(
                    step,
                    "Planes.Spread",
                    Operand.Scalar(SizeOf(node.Name) * groups.TilesPerGroup),
                    Operand.Scalar(shaped.ShapeOf(node.Inputs[0]).Pixels));
                break;
            case Subsample subsample:
                LowerSubsample(subsample, step);
                break;
            case Flatten:
                _flow.Share(node, node.Inputs[0]);
                break;
            case Add:
                for (int i = 0; i < node.Inputs.Count; i++)
                {
                    if (step.InputGradients[i])
                    {
                        _flow.Share(node, node.Inputs[i]);
                    }
                }

                break;
            case Concat:
                LowerConcat(step);
                break;
            default:
                throw new InvalidOperationException(
                    "No lowering for the gradient of operator " + node.GetType().Name + ".");
        }
    }

    private void LowerDense(Dense dense, GradientStep step)
    {
        string place = _flow.PlaceOf(dense.Name);
        Operand dy = pass.Read(place);
        string buffer = ValueNames.Buffer(place);
        OutputGradients[dense.Layer] = buffer;
        pass.Workspace.KeepToTheEnd(buffer);
        _flow.Keep(place, dense.Layer);
        if (!step.InputGradient)
        {
            return;
        }

        string input = dense.Inputs[0];
        int inputs = SizeOf(input);
        GradientPlace dx = _flow.Destine(input, adds: false);
        Epilogue epilogue = _flow.DerivativeOf(input, dx);
        string kernel = kernels.Use(new DenseInputGradientKernel(
            dense.Units,
            inputs,
            epilogue,
            groups,
            RowTiling.For(inputs, groups.WideRows),
            RowTiling.For(inputs, TileGroups.NarrowRows)));
        pass.Call(
            kernel,
            "d" + input + ": dx = W dy" + Through(epilogue),
            dy,
            Operand.Buffer("Buffers.Weights_" + dense.Layer),
            epilogue.Kind == EpilogueKind.None ? dy : pass.Read(input),
            pass.Write(dx.Place, inputs),
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Begin,
            Operand.End);
        _flow.Finish(input, dx);
    }

    private void LowerConv(Conv2D conv, GradientStep step)
    {
        var geometry = ConvGeometry.Of(shaped, conv);
        string input = conv.Inputs[0];
        string place = _flow.PlaceOf(conv.Name);
        var gradient = new ConvWeightGradientKernel(
            geometry, groups, WeightTiling.For(geometry, 32), WeightTiling.For(geometry, 16));
        pass.Call(
            kernels.Use(gradient),
            "dW of " + conv.Layer + ", group by group.",
            pass.Read(input),
            pass.Stride(input),
            pass.Read(place),
            Operand.Scalar(pass.WorkspaceStride),
            pass.Scratch(ValueNames.Sums(conv.Layer), gradient.SumsLength),
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Buffer("Buffers.Partial_" + conv.Layer),
            Operand.Scalar("Buffers.PartialStride"),
            Operand.Begin,
            Operand.End);
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

        if (!step.InputGradient)
        {
            return;
        }

        int inputs = SizeOf(input);
        GradientPlace dx = _flow.Destine(input, adds: true);
        Epilogue epilogue = _flow.DerivativeOf(input, dx);
        string kernel = kernels.Use(new ConvInputGradientKernel(
            geometry,
            epilogue,
            groups,
            ConvTiling.InputGradient(geometry, RegisterFile.Wide),
            ConvTiling.InputGradient(geometry, RegisterFile.Narrow)));
        Operand dy = pass.Read(place);
        pass.Call(
            kernel,
            "d" + input + Through(epilogue),
            dy,
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Buffer("Buffers.Weights_" + conv.Layer),
            epilogue.Kind == EpilogueKind.None ? dy : pass.Read(input),
            epilogue.Kind == EpilogueKind.None ? Operand.Scalar("0") : pass.Stride(input),
            dx.IsNew ? pass.Write(dx.Place, inputs) : pass.Read(dx.Place),
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Scalar(Literal.Of(dx.Adds)),
            Operand.Begin,
            Operand.End);
        _flow.Finish(input, dx);
    }

    private void LowerNorm(BatchNorm norm, GradientStep step)
    {
        string place = _flow.PlaceOf(norm.Name);
        NormCalls.OfGradientSums(pass, shaped, groups, norm, pass.Read(place));
        if (!step.InputGradient)
        {
            return;
        }

        string input = norm.Inputs[0];
        GradientPlace dx = _flow.DestineInPlace(norm.Name, input);
        Operand dy = pass.Read(place);
        Operand to = dx.IsNew ? pass.Write(dx.Place, SizeOf(input)) : pass.Read(dx.Place);
        NormCalls.OfInputGradient(pass, shaped, groups, norm, dy, to);
        _flow.Finish(input, dx);
    }

    private void LowerActivation(GradientStep step)
    {
        Node node = step.Node;
        string value = step.Needs == ForwardValues.Input ? node.Inputs[0] : node.Name;
        Elementwise(step, kernels.Use(new ActivationGradientKernel(Activation.Of(node))), value);
    }

    // dx from dy and one more value of the same size, in place where nobody else needs dy.
    private void Elementwise(GradientStep step, string kernel, string value)
    {
        string input = step.Node.Inputs[0];
        string place = _flow.PlaceOf(step.Node.Name);
        GradientPlace dx = _flow.DestineInPlace(step.Node.Name, input);
        int size = SizeOf(input);
        pass.Call(
            kernel,
            "d" + input + ": " + step.Formula,
            pass.Read(value),
            pass.Stride(value),
            pass.Read(place),
            dx.IsNew ? pass.Write(dx.Place, size) : pass.Read(dx.Place),
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Scalar(size * groups.SamplesPerGroup),
            Operand.Begin,
            Operand.End);
        _flow.Finish(input, dx);
    }

    private void LowerPool(Node pool)
    {
        string input = pool.Inputs[0];
        GradientPlace dx = _flow.Destine(input, adds: false);
        Epilogue epilogue = pool is MaxPool ? _flow.DerivativeOf(input, dx) : Epilogue.None;
        string kernel = kernels.Use(new PoolGradientKernel(
            ForwardLowering.PoolOf(shaped, pool), pool is MaxPool, epilogue, groups));
        pass.Call(
            kernel,
            "d" + input + Through(epilogue),
            pool is MaxPool ? pass.Read(input) : pass.Read(_flow.PlaceOf(pool.Name)),
            pool is MaxPool ? pass.Stride(input) : Operand.Scalar("0"),
            pass.Read(_flow.PlaceOf(pool.Name)),
            pass.Write(dx.Place, SizeOf(input)),
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Begin,
            Operand.End);
        _flow.Finish(input, dx);
    }

    private void LowerSubsample(Subsample subsample, GradientStep step)
    {
        TensorShape x = shaped.ShapeOf(subsample.Inputs[0]);
        LowerSpread(
            step,
            "Planes.SubsampleGradient",
            Operand.Scalar(groups.TilesPerGroup),
            Operand.Scalar(x.Channels),
            Operand.Scalar(x.Height),
            Operand.Scalar(x.Width),
            Operand.Scalar(subsample.Channels),
            Operand.Scalar(subsample.Stride));
    }

    // dx from dy alone.
    private void LowerSpread(GradientStep step, string kernel, params Operand[] sizes)
    {
        string input = step.Node.Inputs[0];
        GradientPlace dx = _flow.Destine(input, adds: false);
        pass.Call(
            kernel,
            "d" + input + ": " + step.Formula,
            [
                pass.Read(_flow.PlaceOf(step.Node.Name)), pass.Write(dx.Place, SizeOf(input)),
                Operand.Scalar(pass.WorkspaceStride), .. sizes, Operand.Begin, Operand.End,
            ]);
        _flow.Finish(input, dx);
    }

    private void LowerConcat(GradientStep step)
    {
        Node concat = step.Node;
        int offset = 0;
        int size = SizeOf(concat.Name);
        for (int i = 0; i < concat.Inputs.Count; i++)
        {
            string input = concat.Inputs[i];
            int own = SizeOf(input);
            if (step.InputGradients[i])
            {
                GradientPlace dx = _flow.Destine(input, adds: false);
                pass.Call(
                    "Planes.Copy",
                    "d" + input,
                    pass.Read(_flow.PlaceOf(concat.Name)) with { Offset = offset * TileGroups.Lanes },
                    Operand.Scalar(pass.WorkspaceStride),
                    Operand.Scalar(size * TileGroups.Lanes),
                    pass.Write(dx.Place, own),
                    Operand.Scalar(pass.WorkspaceStride),
                    Operand.Scalar(own * TileGroups.Lanes),
                    Operand.Scalar(own * TileGroups.Lanes),
                    Operand.Scalar(groups.TilesPerGroup),
                    Operand.Begin,
                    Operand.End);
                _flow.Finish(input, dx);
            }

            offset += own;
        }
    }

    private static string Through(Epilogue epilogue) =>
        epilogue.Kind == EpilogueKind.None ? "" : ", and through the activation that made it";

    private int SizeOf(string value) => shaped.ShapeOf(value).Size;
}
