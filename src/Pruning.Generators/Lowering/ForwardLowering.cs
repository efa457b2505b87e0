using System;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: the graph and a pass. Goes out: the forward calls of that pass. Afterwards every activation that a
/// register tile can apply is fused into the kernel before it, and during training the inputs of the layers stand in
/// panels for the weight gradient.
/// </summary>
internal sealed class ForwardLowering(
    ShapedGraph shaped,
    TileGroups groups,
    EquatableArray<LayerPlan> layers,
    KernelSet kernels,
    Pass pass,
    bool training)
{
    private string _fused = "";

    public void Lower()
    {
        foreach (Node node in shaped.Graph.Nodes)
        {
            if (node.Name != _fused)
            {
                Lower(node);
            }
        }
    }

    /// <summary>
    /// The activation that is fused into the dense layer: its only reader, if that is a function of a few instructions.
    /// </summary>
    public static (Epilogue Epilogue, string Output) Fuse(NetworkGraph graph, Node dense)
    {
        Node reader = graph.Nodes.Single(node => node.Inputs.Contains(dense.Name));
        Epilogue epilogue = Epilogue.Of(reader);
        return (epilogue, epilogue.Kind == EpilogueKind.None ? dense.Name : reader.Name);
    }

    private void Lower(Node node)
    {
        switch (node)
        {
            case Input:
                break;
            case Dense dense:
                LowerDense(dense);
                break;
            case Relu or LeakyRelu or Sigmoid or Tanh or Gelu:
                LowerActivation(node);
                break;
            case Dropout dropout:
                LowerDropout(dropout);
                break;
            case SoftmaxCrossEntropy:
                LowerLoss(node, new SoftmaxCrossEntropyKernel(SizeOf(node), groups), "Buffers.Labels");
                break;
            case MeanSquaredError:
                LowerLoss(node, new MeanSquaredErrorKernel(SizeOf(node), groups), "Buffers.Targets");
                break;
            default:
                throw new InvalidOperationException("No lowering for operator " + node.GetType().Name + ".");
        }
    }

    private void LowerDense(Dense dense)
    {
        string input = dense.Inputs[0];
        int inputs = shaped.ShapeOf(input).Size;
        LayerPlan layer = layers.Single(l => l.Name == dense.Layer);
        if (training && input != GraphNames.Samples)
        {
            pass.Call(
                "LaneTransposer.GroupsToPanels",
                "The inputs of " + layer.Name + ", sample by sample, for its weight gradient.",
                pass.Read(input),
                pass.Stride(input),
                Operand.Buffer("Buffers.Panels_" + layer.Name),
                Operand.Scalar(Literal.Of(inputs)),
                Operand.Scalar(Literal.Of(groups.TilesPerGroup)),
                Operand.Scalar("Buffers.BatchSamples"),
                Operand.Scalar("begin"),
                Operand.Scalar("end"));
        }

        (Epilogue epilogue, string output) = Fuse(shaped.Graph, dense);
        _fused = output;
        string kernel = kernels.Use(new DenseForwardKernel(
            dense.Units,
            inputs,
            dense.Bias,
            epilogue,
            groups,
            RowTiling.For(dense.Units, groups.WideRows),
            RowTiling.For(dense.Units, TileGroups.NarrowRows)));
        Operand x = pass.Read(input);
        pass.Call(
            kernel,
            layer.Name + ": " + shaped.ShapeOf(input) + " -> " + shaped.ShapeOf(dense.Name),
            x,
            pass.Stride(input),
            Operand.Buffer("Buffers.Weights_" + layer.Name),
            Operand.Buffer(dense.Bias ? "Buffers.Bias_" + layer.Name : "Buffers.Weights_" + layer.Name),
            pass.Write(output, dense.Units),
            pass.Stride(output),
            Operand.Scalar("begin"),
            Operand.Scalar("end"));
    }

    private void LowerActivation(Node node)
    {
        Operand x = pass.Read(node.Inputs[0]);
        pass.Call(
            kernels.Use(new ActivationKernel(Activation.Of(node))),
            node.Name,
            x,
            pass.Stride(node.Inputs[0]),
            pass.Write(node.Name, SizeOf(node)),
            pass.Stride(node.Name),
            Operand.Scalar(Literal.Of(SizeOf(node) * groups.SamplesPerGroup)),
            Operand.Scalar("begin"),
            Operand.Scalar("end"));
    }

    private void LowerDropout(Dropout dropout)
    {
        Operand x = pass.Read(dropout.Inputs[0]);
        int size = SizeOf(dropout);
        if (!training)
        {
            // At inference dropout is the identity; the copy is avoided by giving the value its input's place.
            pass.Alias(dropout.Name, dropout.Inputs[0]);
            return;
        }

        int ordinal = shaped.Graph.Nodes.OfType<Dropout>().TakeWhile(node => node != dropout).Count();
        pass.Call(
            kernels.Use(new DropoutKernel(dropout.Rate)),
            dropout.Name,
            x,
            pass.Stride(dropout.Inputs[0]),
            pass.Write(Pass.MultiplierOf(dropout.Name), size),
            pass.Write(dropout.Name, size),
            pass.Stride(dropout.Name),
            Operand.Scalar(Literal.Of(size * groups.SamplesPerGroup)),
            Operand.Scalar("unchecked(step.DropoutKey + " + Literal.Of(ordinal) + "u)"),
            Operand.Scalar("begin"),
            Operand.Scalar("end"));
    }

    private void LowerLoss(Node node, Kernel kernel, string truth)
    {
        Operand x = pass.Read(node.Inputs[0]);
        pass.Call(
            kernels.Use(kernel),
            node.GetType().Name,
            x,
            pass.Stride(node.Inputs[0]),
            Operand.Buffer(truth),
            pass.Write(Pass.GradientOf(node.Inputs[0]), SizeOf(node)),
            pass.Stride(node.Name),
            Operand.Buffer("Buffers.Losses"),
            Operand.Buffer("Buffers.Classes"),
            Operand.Scalar("step.Samples"),
            Operand.Scalar("begin"),
            Operand.Scalar("end"));
    }

    private int SizeOf(Node node) => shaped.ShapeOf(node.Inputs[0]).Size;
}
