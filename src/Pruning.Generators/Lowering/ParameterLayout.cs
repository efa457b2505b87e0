using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: a checked network. Goes out: the place of every parameter and mask. Afterwards every weight has the same
/// offset from the start of the parameters, the gradients, each moment and the initial values.
/// </summary>
internal static class ParameterLayout
{
    public static EquatableArray<LayerPlan> Place(CheckedNetwork network, out int parameterLength, out int maskWords)
    {
        List<LayerPlan> layers = [];
        parameterLength = 0;
        maskWords = 0;
        foreach (Dense dense in network.Graph.Graph.Nodes.OfType<Dense>())
        {
            int inputs = network.Graph.ShapeOf(dense.Inputs[0]).Size;
            int weights = parameterLength;
            parameterLength += Workspace.Align(dense.Units * inputs);
            int bias = -1;
            if (dense.Bias)
            {
                bias = parameterLength;
                parameterLength += Workspace.Align(dense.Units);
            }

            int mask = -1;
            if (IsPrunable(network.Pruning, dense.Layer))
            {
                mask = maskWords;
                maskWords += Workspace.Align(((dense.Units * inputs) + 31) / 32);
            }

            LayerDeclaration declaration = network.Declaration.Layers.Single(l => l.Name == dense.Layer);
            layers.Add(new LayerPlan(
                dense.Layer, declaration.Accessibility, dense.Units, inputs, weights, bias, mask, dense.Initializer));
        }

        return layers.ToEquatableArray();
    }

    private static bool IsPrunable(PruningPlan pruning, string layer) =>
        pruning.Groups.Any(group => group.Layers.Contains(layer));
}
