using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: the graph and a pass. Goes out: the forward calls of that pass. Afterwards every activation that a
/// register tile can apply is fused into the kernel before it, at inference batch normalisation is too, and during
/// training the inputs of dense layers stand in panels for the weight gradient.
/// </summary>
internal sealed class ForwardLowering(
    ShapedGraph shaped,
    EquatableArray<LayerPlan> layers,
    TileGroups groups,
    KernelSet kernels,
    Pass pass,
    bool training,
    IEnumerable<string> observed)
{
    private readonly Fusion _fusion = new(shaped, training);
    private readonly LayerForward _layers = new(shaped, layers, groups, kernels, pass, training, observed);
    private readonly JoinCalls _joins = new(shaped, groups, kernels, pass);

    public void Lower()
    {
        if (!training)
        {
            foreach (BatchNorm norm in shaped.Graph.Nodes.OfType<BatchNorm>())
            {
                NormCalls.OfRunningStatistics(pass, shaped, norm, _fusion.ProducerOf(norm));
            }
        }

        foreach (Node node in shaped.Graph.Nodes)
        {
            if (!_fusion.IsFused(node))
            {
                Lower(node);
            }
        }
    }

    private void Lower(Node node)
    {
        switch (node)
        {
            case Input:
                break;
            case Dense dense:
                _layers.LowerDense(dense, _fusion.EndOf(dense));
                break;
            case Conv2D conv:
                _layers.LowerConv(conv, _fusion.EndOf(conv));
                break;
            case BatchNorm norm:
                LowerNorm(norm);
                break;
            case MaxPool or AveragePool:
                Unary(node, kernels.Use(new PoolKernel(PoolOf(shaped, node), node is MaxPool, groups)));
                break;
            case GlobalAveragePool:
                Unary(
                    node,
                    "Planes.Mean",
                    Operand.Scalar(SizeOf(node.Name) * groups.TilesPerGroup),
                    Operand.Scalar(shaped.ShapeOf(node.Inputs[0]).Pixels));
                break;
            case Subsample subsample:
                LowerSubsample(subsample);
                break;
            case Flatten:
                pass.Alias(node.Name, node.Inputs[0]);
                break;
            case Add:
                _joins.LowerAdd(node, _fusion.EndOf(node));
                break;
            case Concat:
                _joins.LowerConcat(node);
                break;
            case Gate gate:
                GateCalls.Forward(pass, shaped, groups, kernels, gate, _fusion.EndOf(gate));
                break;
            case Relu or LeakyRelu or Sigmoid or Tanh or Gelu:
                Unary(
                    node,
                    kernels.Use(new ActivationKernel(Activation.Of(node))),
                    Operand.Scalar(SizeOf(node.Name) * groups.SamplesPerGroup));
                break;
            case Dropout dropout:
                LowerDropout(dropout);
                break;
            case SoftmaxCrossEntropy:
                LowerLoss(node, new SoftmaxCrossEntropyKernel(SizeOf(node.Inputs[0]), groups), "Buffers.Labels");
                break;
            case MeanSquaredError:
                LowerLoss(node, new MeanSquaredErrorKernel(SizeOf(node.Inputs[0]), groups), "Buffers.Targets");
                break;
            default:
                throw new InvalidOperationException("No lowering for operator " + node.GetType().Name + ".");
        }
    }

    /// <summary>The sizes of a pool.</summary>
    public static PoolGeometry PoolOf(ShapedGraph shaped, Node node)
    {
        TensorShape x = shaped.ShapeOf(node.Inputs[0]);
        return node switch
        {
            MaxPool pool => PoolGeometry.Of(x, pool.Kernel, pool.Stride, pool.Padding),
            AveragePool pool => PoolGeometry.Of(x, pool.Kernel, pool.Stride, pool.Padding),
            _ => throw new ArgumentException(node.GetType().Name + " is not a pool.", nameof(node)),
        };
    }

    private void LowerNorm(BatchNorm norm)
    {
        string input = norm.Inputs[0];
        if (training)
        {
            NormCalls.OfBatchStatistics(pass, shaped, groups, norm);
        }

        FusedEnd end = _fusion.EndOf(norm);
        TensorShape shape = shaped.ShapeOf(norm.Name);
        string kernel = kernels.Use(new ScaleShiftKernel(end.Other is not null, end.Epilogue));
        List<Operand> operands =
            [pass.Read(input), pass.Stride(input), .. NormCalls.ScaleAndShift(shaped, norm)];
        if (end.Other is { } other)
        {
            operands.Add(pass.Read(other));
            operands.Add(pass.Stride(other));
        }

        operands.Add(pass.Write(end.Output, shape.Size));
        operands.Add(pass.Stride(end.Output));
        operands.Add(Operand.Scalar(groups.TilesPerGroup));
        operands.Add(Operand.Scalar(shape.Channels));
        operands.Add(Operand.Scalar(shape.Pixels));
        operands.Add(Operand.Begin);
        operands.Add(Operand.End);
        pass.Call(kernel, norm.Name, [.. operands]);
    }

    private void LowerSubsample(Subsample subsample)
    {
        TensorShape x = shaped.ShapeOf(subsample.Inputs[0]);
        TensorShape y = shaped.ShapeOf(subsample.Name);
        Unary(
            subsample,
            "Planes.Subsample",
            Operand.Scalar(groups.TilesPerGroup),
            Operand.Scalar(x.Channels),
            Operand.Scalar(x.Height),
            Operand.Scalar(x.Width),
            Operand.Scalar(y.Channels),
            Operand.Scalar(subsample.Stride));
    }

    // An operator that reads one value and makes one, with nothing in between.
    private void Unary(Node node, string kernel, params Operand[] sizes)
    {
        string input = node.Inputs[0];
        pass.Call(
            kernel,
            node.Name,
            [
                pass.Read(input), pass.Stride(input), pass.Write(node.Name, SizeOf(node.Name)),
                pass.Stride(node.Name), .. sizes, Operand.Begin, Operand.End,
            ]);
    }

    private void LowerDropout(Dropout dropout)
    {
        int size = SizeOf(dropout.Name);
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
            pass.Read(dropout.Inputs[0]),
            pass.Stride(dropout.Inputs[0]),
            pass.Write(ValueNames.Multiplier(dropout.Name), size),
            pass.Write(dropout.Name, size),
            pass.Stride(dropout.Name),
            Operand.Scalar(size * groups.SamplesPerGroup),
            Operand.Scalar("unchecked(step.DropoutKey + " + Literal.Of(ordinal) + "u)"),
            Operand.Scalar("step.IsFrozen"),
            Operand.Begin,
            Operand.End);
    }

    private void LowerLoss(Node node, Kernel kernel, string truth)
    {
        string outputs = node.Inputs[0];
        pass.Call(
            kernels.Use(kernel),
            node.GetType().Name,
            pass.Read(outputs),
            pass.Stride(outputs),
            Operand.Buffer(truth),
            pass.Write(ValueNames.Gradient(outputs), SizeOf(outputs)),
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Buffer("Buffers.Losses"),
            Operand.Buffer("Buffers.Classes"),
            Operand.Scalar("step.Samples"),
            Operand.Begin,
            Operand.End);
        GateCalls.Penalties(pass, shaped, groups);
    }

    private int SizeOf(string value) => shaped.ShapeOf(value).Size;
}
