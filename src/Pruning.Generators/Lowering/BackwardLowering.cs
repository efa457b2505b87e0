using System;
using System.Collections.Generic;
using System.Linq;
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
    private readonly LayerBackward _layers;
    private readonly HashSet<string> _needInputGradient = [];

    public BackwardLowering(
        ShapedGraph shaped, EquatableArray<LayerPlan> layers, TileGroups groups, KernelSet kernels, Pass pass)
    {
        _shaped = shaped;
        _groups = groups;
        _kernels = kernels;
        _pass = pass;
        _flow = new GradientFlow(shaped, groups, kernels, pass);
        _planes = new PlaneGradients(shaped, groups, kernels, pass, _flow);
        _layers = new LayerBackward(shaped, layers, groups, kernels, pass, _flow);
    }

    /// <summary>The buffer that holds the gradient of the outputs of each dense layer.</summary>
    public Dictionary<string, string> OutputGradients => _layers.OutputGradients;

    /// <inheritdoc cref="LayerBackward.Inputs"/>
    public Dictionary<string, (Operand Place, Operand Stride)> Inputs => _layers.Inputs;

    public void Lower(BackwardGraph backward)
    {
        _flow.Expect(backward);
        _needInputGradient.UnionWith(
            backward.Steps.Where(step => step.InputGradient).Select(step => step.Node.Name));
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
                _layers.LowerDense(dense, step);
                break;
            case Conv2D conv:
                _layers.LowerConv(conv, step);
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
            case Gate:
                GateCalls.Backward(_pass, _shaped, _groups, _kernels, _flow, step);
                break;
            default:
                throw new InvalidOperationException(
                    "No lowering for the gradient of operator " + node.GetType().Name + ".");
        }
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
        _layers.FrameGradient(norm, place, _needInputGradient.Contains(input));
        Operand dy = _pass.Read(place);
        Operand to = dx.IsNew ? _pass.Write(dx.Place, SizeOf(input)) : _pass.Read(dx.Place);
        NormCalls.OfInputGradient(_pass, _shaped, _groups, norm, dy, to);
        _pass.Condition = null;
        _flow.Finish(input, dx);
    }

    private void LowerActivation(GradientStep step)
    {
        Node node = step.Node;
        string value = step.Needs == ForwardValues.Input ? node.Inputs[0] : node.Name;

        // The gradient of a ReLU reads the sign of y, whatever the threshold.
        Activation activation = Activation.Of(node) with { Threshold = 0 };
        Elementwise(step, _kernels.Use(new ActivationGradientKernel(activation)), value);
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

    private int SizeOf(string value) => _shaped.ShapeOf(value).Size;
}
