using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering.Sparse;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: the graph. Goes out: the calls for a single sample. There is no batch to put into lanes: they run along
/// the pixels of an image, or along the inputs of a dense layer. Afterwards the values of the network's output stand in
/// the buffer <see cref="Output"/>.
/// </summary>
internal sealed class PredictionLowering(
    ShapedGraph shaped, EquatableArray<LayerPlan> layers, KernelSet kernels, SamplePass pass)
{
    private readonly PredictionGates _gates = new(shaped, kernels, pass);
    private readonly PredictionWindows _windows =
        new(shaped, layers, kernels, pass, new PredictionGates(shaped, kernels, pass));

    private readonly HashSet<string> _lowered = [];

    /// <summary>The buffer that holds the outputs when all calls have run.</summary>
    public string Output { get; private set; } = "";

    public void Lower()
    {
        foreach (Node node in shaped.Graph.Nodes)
        {
            Ensure(node);
        }
    }

    // A chain that ends in a sum needs the other value first, which may stand behind it in the graph.
    private void Ensure(Node node)
    {
        if (_lowered.Contains(node.Name))
        {
            return;
        }

        foreach (string input in node.Inputs.Where(input => !pass.Has(input)))
        {
            Ensure(shaped.NodeOf(input));
        }

        // The chain of an input may have taken it along.
        if (_lowered.Add(node.Name))
        {
            Lower(node);
        }
    }

    private void Lower(Node node)
    {
        switch (node)
        {
            case Input:
                pass.Write(node.Name);
                break;
            case Conv2D or Dense or BatchNorm or Add:
                LowerChain(node);
                break;
            case Concat:
                LowerConcat(node);
                break;
            case MaxPool or AveragePool:
                _windows.LowerPool(node);
                break;
            case GlobalAveragePool:
                TensorShape image = shaped.ShapeOf(node.Inputs[0]);
                Unary(node, kernels.Use(new GlobalPoolPredictKernel(image.Channels, image.Pixels)));
                break;
            case Subsample subsample:
                _windows.LowerSubsample(subsample);
                break;
            case Relu or LeakyRelu or Sigmoid or Tanh or Gelu:
                LowerActivation(node);
                break;
            case Flatten or Dropout:
                pass.Alias(node.Name, node.Inputs[0]);
                break;
            case SoftmaxCrossEntropy or MeanSquaredError:
                Output = pass.PlaceOf(node.Inputs[0]);
                pass.Workspace.KeepToTheEnd(Output);
                break;
            default:
                throw new InvalidOperationException("No lowering for operator " + node.GetType().Name + ".");
        }
    }

    private void LowerChain(Node head)
    {
        SampleChain chain = SampleChain.Of(shaped, head, _lowered);
        _lowered.UnionWith(chain.Nodes.Select(node => node.Name));
        if (chain.Other is { } other && !pass.Has(other))
        {
            Ensure(shaped.NodeOf(other));
        }

        if (chain.Norm is { } norm)
        {
            // Anew at each prediction: parameters may have changed.
            pass.Call(
                "BatchStatistics.FromRunning",
                norm.Name + ", from its running statistics.",
                NormCalls.RunningStatistics(shaped, norm, head as Weighted));
        }

        if (chain.Gate is { } gate)
        {
            Ensure(shaped.NodeOf(gate.Inputs[1]));
            _gates.Choose(gate);
        }

        TensorShape shape = shaped.ShapeOf(head.Name);
        switch (head)
        {
            case Conv2D conv:
                _windows.LowerConvolution(conv, chain);
                break;
            case Dense dense:
                LowerDense(dense, chain);
                break;
            case BatchNorm:
                Chain(chain, new NormPredictKernel(shape.Channels, shape.Pixels, chain.End));
                break;
            default:
                Chain(chain, new AddPredictKernel(head.Inputs.Count, shape.Size, chain.End.Activation));
                break;
        }
    }

    private void LowerDense(Dense dense, SampleChain chain)
    {
        int inputs = shaped.ShapeOf(dense.Inputs[0]).Size;
        if (SparseLayer.Find(layers, dense.Layer) is { } sparse)
        {
            SampleEnd end = chain.Gate is null ? chain.End : chain.BeforeGate.End;
            var kept = new SparseDensePredictKernel(dense.Units, inputs, end);
            Operand[] lists =
            [
                pass.Read(dense.Inputs[0]), sparse.Columns, sparse.SampleOffsets, sparse.SampleValues, .. sparse.Slots,
            ];
            if (chain.Gate is null)
            {
                pass.SparseChain(chain, kernels.Use(kept), sparse, lists);
            }
            else
            {
                _gates.Kept(chain, kept, sparse, lists);
            }
        }

        if (chain.Gate is { } gate)
        {
            var winners = GatedDensePredictKernel.For(dense.Units, inputs, 1, 1, gate.Winners, chain.End);
            _gates.Winners(chain, winners, () => pass.Read(dense.Inputs[0]));
        }
        else
        {
            RowTiling rows = RowTiling.For(dense.Units, DensePredictKernel.RowsAtATime);
            Operand[] kept = KeptRuns.OfVectors(layers, dense.Layer);
            Chain(chain, new DensePredictKernel(dense.Units, inputs, 1, 1, chain.End, rows, kept.Length > 0), kept);
        }

        pass.Condition = null;
    }

    private void Chain(SampleChain chain, Kernel kernel, params Operand[] kept) => pass.Chain(
        chain, kernels.Use(kernel), chain.Nodes[0].Inputs.Select(input => pass.Read(input)), kept);

    private void LowerConcat(Node concat)
    {
        int first = 0;
        foreach (string input in concat.Inputs)
        {
            int size = shaped.ShapeOf(input).Size;
            Operand y = first == 0 ? pass.Write(concat.Name) : pass.Read(concat.Name);
            pass.Call(
                "SamplePlanes.Copy",
                concat.Name + ": " + input,
                pass.Read(input),
                y with { Offset = first },
                Operand.Scalar(size));
            first += size;
        }
    }

    private void LowerActivation(Node node)
    {
        Operand one = Operand.Scalar(1);
        Operand zero = Operand.Scalar(0);
        Operand count = Operand.Scalar(Workspace.Align(shaped.ShapeOf(node.Name).Size));
        pass.Call(
            kernels.Use(new ActivationKernel(Activation.Of(node))),
            node.Name,
            pass.Read(node.Inputs[0]),
            zero,
            pass.Write(node.Name),
            zero,
            count,
            zero,
            one);
    }

    private void Unary(Node node, string kernel) =>
        pass.Call(kernel, node.Name, pass.Read(node.Inputs[0]), pass.Write(node.Name));
}
