using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: the graph. Goes out: the calls for a single sample, whose lanes run along the inputs of a layer instead of
/// along a batch, and their buffers. Afterwards the values of the network's output stand in the last buffer.
/// </summary>
internal sealed class PredictionLowering(ShapedGraph shaped, KernelSet kernels)
{
    // Eight dot products at a time hide the latency of a multiply-add (four cycles, two a cycle) and share a load of x.
    private const int RowsAtATime = 8;

    private readonly List<KernelCall> _calls = [];
    private readonly List<BufferPlan> _buffers = [];
    private readonly Dictionary<string, string> _places = [];
    private readonly Fusion _fusion = new(shaped, true);

    public EquatableArray<KernelCall> Calls => _calls.ToEquatableArray();

    public EquatableArray<BufferPlan> Buffers => _buffers.ToEquatableArray();

    /// <summary>The buffer that holds the outputs when all calls have run.</summary>
    public string Output { get; private set; } = "";

    public void Lower()
    {
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
                Define(node.Name);
                break;
            case Dense dense:
                LowerDense(dense);
                break;
            case Relu or LeakyRelu or Sigmoid or Tanh or Gelu:
                LowerActivation(node);
                break;
            case Dropout:
                _places[node.Name] = _places[node.Inputs[0]];
                break;
            case SoftmaxCrossEntropy or MeanSquaredError:
                Output = _places[node.Inputs[0]];
                break;
            default:
                throw new InvalidOperationException("No lowering for operator " + node.GetType().Name + ".");
        }
    }

    private void LowerDense(Dense dense)
    {
        int inputs = shaped.ShapeOf(dense.Inputs[0]).Size;
        FusedEnd end = _fusion.EndOf(dense);
        Epilogue epilogue = end.Epilogue;
        string output = end.Output;
        string kernel = kernels.Use(new DensePredictKernel(
            dense.Units, inputs, dense.Bias, epilogue, RowTiling.For(dense.Units, RowsAtATime)));
        _calls.Add(new KernelCall(
            kernel,
            [
                Place(dense.Inputs[0]),
                Operand.Buffer("Buffers.Weights_" + dense.Layer),
                Operand.Buffer((dense.Bias ? "Buffers.Bias_" : "Buffers.Weights_") + dense.Layer),
                Define(output),
            ],
            dense.Layer));
    }

    private void LowerActivation(Node node)
    {
        int size = shaped.ShapeOf(node.Name).Size;
        Operand x = Place(node.Inputs[0]);
        _calls.Add(new KernelCall(
            kernels.Use(new ActivationKernel(Activation.Of(node))),
            [
                x,
                Operand.Scalar("0"),
                Define(node.Name),
                Operand.Scalar("0"),
                Operand.Scalar(Literal.Of(Workspace.Align(size))),
                Operand.Scalar("0"),
                Operand.Scalar("1"),
            ],
            node.Name));
    }

    private Operand Place(string value) => Operand.Buffer("Buffers." + _places[value]);

    private Operand Define(string value)
    {
        int size = shaped.ShapeOf(value).Size;
        string name = "Sample" + ValueNames.Buffer(value);
        _buffers.Add(new BufferPlan(name, "[" + Literal.Of(size) + "]", 0, Workspace.Align(size)));
        _places[value] = name;
        return Place(value);
    }
}
