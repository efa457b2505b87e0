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
internal sealed class BackwardLowering
{
    private readonly ShapedGraph _shaped;
    private readonly TileGroups _groups;
    private readonly KernelSet _kernels;
    private readonly Pass _pass;
    private readonly GradientFlow _flow;
    private readonly PlaneGradients _planes;

    public BackwardLowering(ShapedGraph shaped, TileGroups groups, KernelSet kernels, Pass pass)
    {
        _shaped = shaped;
        _groups = groups;
        _kernels = kernels;
        _pass = pass;
        _flow = new GradientFlow(shaped, groups, kernels, pass);
        _planes = new PlaneGradients(shaped, groups, kernels, pass, _flow);
    }

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
                Elementwise(step, _kernels.Use(new DropoutGradientKernel()), ValueNames.Multiplier(node.Name));
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
                _planes.LowerPool(node);
                break;
            case GlobalAveragePool:
                _planes.LowerMean(step);
                break;
            case Subsample subsample:
                _planes.LowerSubsample(subsample, step);
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
                _planes.LowerConcat(step);
                break;
            default:
                throw new InvalidOperationException(
                    "No lowering for the gradient of operator " + node.GetType().Name + ".");
        }
    }

    private void LowerDense(Dense dense, GradientStep step)
    {
        string place = _flow.PlaceOf(dense.Name);
        Operand dy = _pass.Read(place);
        string buffer = ValueNames.Buffer(place);
        OutputGradients[dense.Layer] = buffer;
        _pass.Workspace.KeepToTheEnd(buffer);
        _flow.Keep(place, dense.Layer);
        if (!step.InputGradient)
        {
            return;
        }

        string input = dense.Inputs[0];
        int inputs = SizeOf(input);
        GradientPlace dx = _flow.Destine(input, adds: false);
        Epilogue epilogue = _flow.DerivativeOf(input, dx);
        string kernel = _kernels.Use(new DenseInputGradientKernel(
            dense.Units,
            inputs,
            epilogue,
            _groups,
            RowTiling.For(inputs, _groups.WideRows),
            RowTiling.For(inputs, TileGroups.NarrowRows)));
        _pass.Call(
            kernel,
            "d" + input + ": dx = W dy" + Through(epilogue),
            dy,
            Operand.Buffer("Buffers.Weights_" + dense.Layer),
            epilogue.Kind == EpilogueKind.None ? dy : _pass.Read(input),
            _pass.Write(dx.Place, inputs),
            Operand.Scalar(_pass.WorkspaceStride),
            Operand.Begin,
            Operand.End);
        _flow.Finish(input, dx);
    }

    private void LowerConv(Conv2D conv, GradientStep step)
    {
        var geometry = ConvGeometry.Of(_shaped, conv);
        string input = conv.Inputs[0];
        string place = _flow.PlaceOf(conv.Name);
        var gradient = new ConvWeightGradientKernel(
            geometry, _groups, WeightTiling.For(geometry, 32), WeightTiling.For(geometry, 16));
        _pass.Call(
            _kernels.Use(gradient),
            "dW of " + conv.Layer + ", group by group.",
            _pass.Read(input),
            _pass.Stride(input),
            _pass.Read(place),
            Operand.Scalar(_pass.WorkspaceStride),
            _pass.Scratch(ValueNames.Sums(conv.Layer), gradient.SumsLength),
            Operand.Scalar(_pass.WorkspaceStride),
            Operand.Buffer("Buffers.Partial_" + conv.Layer),
            Operand.Scalar("Buffers.PartialStride"),
            Operand.Begin,
            Operand.End);
        if (conv.Bias)
        {
            _pass.Call(
                "Lanes.SumPlanes",
                "db of " + conv.Layer + ", group by group.",
                _pass.Read(place),
                Operand.Scalar(_pass.WorkspaceStride),
                Operand.Buffer("Buffers.PartialBias_" + conv.Layer),
                Operand.Scalar("Buffers.PartialStride"),
                Operand.Scalar(_groups.TilesPerGroup),
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
        string kernel = _kernels.Use(new ConvInputGradientKernel(
            geometry,
            epilogue,
            _groups,
            ConvTiling.InputGradient(geometry, RegisterFile.Wide),
            ConvTiling.InputGradient(geometry, RegisterFile.Narrow)));
        Operand dy = _pass.Read(place);
        _pass.Call(
            kernel,
            "d" + input + Through(epilogue),
            dy,
            Operand.Scalar(_pass.WorkspaceStride),
            Operand.Buffer("Buffers.Weights_" + conv.Layer),
            epilogue.Kind == EpilogueKind.None ? dy : _pass.Read(input),
            epilogue.Kind == EpilogueKind.None ? Operand.Scalar("0") : _pass.Stride(input),
            dx.IsNew ? _pass.Write(dx.Place, inputs) : _pass.Read(dx.Place),
            Operand.Scalar(_pass.WorkspaceStride),
            Operand.Scalar(Literal.Of(dx.Adds)),
            Operand.Begin,
            Operand.End);
        _flow.Finish(input, dx);
    }

    private void LowerNorm(BatchNorm norm, GradientStep step)
    {
        string place = _flow.PlaceOf(norm.Name);
        NormCalls.OfGradientSums(_pass, _shaped, _groups, norm, _pass.Read(place));
        if (!step.InputGradient)
        {
            return;
        }

        string input = norm.Inputs[0];
        GradientPlace dx = _flow.DestineInPlace(norm.Name, input);
        Operand dy = _pass.Read(place);
        Operand to = dx.IsNew ? _pass.Write(dx.Place, SizeOf(input)) : _pass.Read(dx.Place);
        NormCalls.OfInputGradient(_pass, _shaped, _groups, norm, dy, to);
        _flow.Finish(input, dx);
    }

    private void LowerActivation(GradientStep step)
    {
        Node node = step.Node;
        string value = step.Needs == ForwardValues.Input ? node.Inputs[0] : node.Name;
        Elementwise(step, _kernels.Use(new ActivationGradientKernel(Activation.Of(node))), value);
    }

    // dx from dy and one more value of the same size, in place where nobody else needs dy.
    private void Elementwise(GradientStep step, string kernel, string value)
    {
        string input = step.Node.Inputs[0];
        string place = _flow.PlaceOf(step.Node.Name);
        GradientPlace dx = _flow.DestineInPlace(step.Node.Name, input);
        int size = SizeOf(input);
        _pass.Call(
            kernel,
            "d" + input + ": " + step.Formula,
            _pass.Read(value),
            _pass.Stride(value),
            _pass.Read(place),
            dx.IsNew ? _pass.Write(dx.Place, size) : _pass.Read(dx.Place),
            Operand.Scalar(_pass.WorkspaceStride),
            Operand.Scalar(size * _groups.SamplesPerGroup),
            Operand.Begin,
            Operand.End);
        _flow.Finish(input, dx);
    }

    private static string Through(Epilogue epilogue) =>
        epilogue.Kind == EpilogueKind.None ? "" : ", and through the activation that made it";

    private int SizeOf(string value) => _shaped.ShapeOf(value).Size;
}
