using System;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Gradients;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: the backward graph and the training pass with its forward calls. Goes out: the calls that carry the
/// gradient from the loss to every dense layer. Afterwards each layer's gradient stands in one buffer, changed in place
/// on its way down, and is kept for the weight gradients.
/// </summary>
internal sealed class BackwardLowering(ShapedGraph shaped, TileGroups groups, KernelSet kernels, Pass pass)
{
    // Where the gradient of each value stands: elementwise operators hand the buffer of their output on to their input.
    private string _gradient = "";

    // Whether the derivative of the activation that comes next was applied by the kernel that made its gradient.
    private bool _derivativeApplied;

    public void Lower(BackwardGraph backward)
    {
        foreach (GradientStep step in backward.Steps)
        {
            Lower(step);
        }
    }

    private void Lower(GradientStep step)
    {
        Node node = step.Node;
        switch (node)
        {
            case SoftmaxCrossEntropy or MeanSquaredError:
                _gradient = Pass.GradientOf(node.Inputs[0]);
                break;
            case Relu or LeakyRelu when _derivativeApplied:
                _derivativeApplied = false;
                break;
            case Relu or LeakyRelu or Sigmoid or Tanh or Gelu:
                LowerActivation(step);
                break;
            case Dropout:
                pass.Call(
                    kernels.Use(new DropoutGradientKernel()),
                    "d" + node.Name + ": " + step.Formula,
                    pass.Read(Pass.MultiplierOf(node.Name)),
                    pass.Read(_gradient),
                    pass.Stride(node.Name),
                    Operand.Scalar(Literal.Of(shaped.ShapeOf(node.Name).Size * groups.SamplesPerGroup)),
                    Operand.Scalar("begin"),
                    Operand.Scalar("end"));
                break;
            case Dense dense:
                LowerDense(dense, step);
                break;
            default:
                throw new InvalidOperationException(
                    "No lowering for the gradient of operator " + node.GetType().Name + ".");
        }
    }

    private void LowerDense(Dense dense, GradientStep step)
    {
        Operand dy = pass.Read(_gradient);
        pass.Workspace.KeepToTheEnd(Pass.BufferName(_gradient));
        if (!step.InputGradient)
        {
            return;
        }

        string input = dense.Inputs[0];
        int inputs = shaped.ShapeOf(input).Size;
        Epilogue epilogue = Epilogue.Of(shaped.Graph.Nodes.Single(node => node.Name == input));
        _derivativeApplied = epilogue.Kind != EpilogueKind.None;
        string kernel = kernels.Use(new DenseInputGradientKernel(
            dense.Units,
            inputs,
            epilogue,
            groups,
            RowTiling.For(inputs, groups.WideRows),
            RowTiling.For(inputs, TileGroups.NarrowRows)));
        Operand x = pass.Read(input);
        _gradient = Pass.GradientOf(input);
        pass.Call(
            kernel,
            "d" + input + ": dx = W dy" + (_derivativeApplied ? ", and through the activation that made x" : ""),
            dy,
            Operand.Buffer("Buffers.Weights_" + dense.Layer),
            x,
            pass.Write(_gradient, inputs),
            pass.Stride(_gradient),
            Operand.Scalar("begin"),
            Operand.Scalar("end"));
    }

    private void LowerActivation(GradientStep step)
    {
        Node node = step.Node;
        string forwardValue = step.Needs == ForwardValues.Input ? node.Inputs[0] : node.Name;
        pass.Call(
            kernels.Use(new ActivationGradientKernel(Activation.Of(node))),
            "d" + node.Name,
            pass.Read(forwardValue),
            pass.Read(_gradient),
            pass.Stride(node.Name),
            Operand.Scalar(Literal.Of(shaped.ShapeOf(node.Name).Size * groups.SamplesPerGroup)),
            Operand.Scalar("begin"),
            Operand.Scalar("end"));
    }
}
