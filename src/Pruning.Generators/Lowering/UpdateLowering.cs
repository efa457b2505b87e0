using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: the layers. Goes out: a call per layer that makes its weight gradient and applies it, register tile by
/// register tile.
/// </summary>
internal static class UpdateLowering
{
    public static EquatableArray<KernelCall> Lower(
        CheckedNetwork network,
        EquatableArray<LayerPlan> layers,
        TileGroups groups,
        KernelSet kernels,
        OptimizerLowering optimizer)
    {
        List<KernelCall> calls = [];
        foreach (LayerPlan layer in layers)
        {
            OptimizerKernel weights = optimizer.ForWeights(layer);
            OptimizerKernel biases = optimizer.ForBias();
            kernels.Use(weights);
            if (layer.Bias >= 0)
            {
                kernels.Use(biases);
            }

            RowTiling wide = RowTiling.For(layer.Outputs, Panel.WideRows);
            RowTiling narrow = RowTiling.For(layer.Outputs, TileGroups.NarrowRows);
            string gradient = kernels.Use(
                new DenseWeightGradientKernel(layer.Outputs, layer.Inputs, groups, wide, narrow));
            string kernel = kernels.Use(new DenseUpdateKernel(
                layer.Outputs, layer.Inputs, layer.Bias >= 0, groups, wide, narrow, gradient, weights, biases));
            string outputs = Pass.BufferName(Pass.GradientOf(LastValueOf(network.Graph.Graph, layer.Name)));
            calls.Add(new KernelCall(
                kernel,
                [
                    Operand.Buffer("Buffers.Panels_" + layer.Name),
                    Operand.Buffer("Training." + outputs),
                    Operand.Buffer("Buffers.Weights_" + layer.Name),
                    Operand.Buffer((layer.Bias >= 0 ? "Buffers.Bias_" : "Buffers.Weights_") + layer.Name),
                    Operand.Buffer(layer.IsPrunable ? "Buffers.Mask_" + layer.Name : "Buffers.Masks"),
                    Operand.Scalar("step"),
                    Operand.Scalar("worker"),
                    Operand.Scalar("workers"),
                ],
                layer.Name));
        }

        return calls.ToEquatableArray();
    }

    // The gradient of a layer is made for the last value of its chain of elementwise operators, and changed in place
    // from there.
    private static string LastValueOf(NetworkGraph graph, string layer) =>
        graph.Nodes.Last(node => node.Layer == layer).Name;
}
