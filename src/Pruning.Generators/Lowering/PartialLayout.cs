using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Where each group of a batch leaves its part of the gradients of convolutions. The parts are summed in the order of
/// the groups, so that the sum does not depend on which thread made them.
/// </summary>
/// <param name="Parts">The gradients of one group.</param>
/// <param name="Length">Floats of one group.</param>
internal sealed record PartialLayout(EquatableArray<BufferPlan> Parts, int Length)
{
    public static PartialLayout Of(ShapedGraph shaped)
    {
        List<BufferPlan> parts = [];
        int end = 0;
        foreach (Conv2D conv in shaped.Graph.Nodes.OfType<Conv2D>())
        {
            Add("Partial_" + conv.Layer, "[" + string.Join(", ", shaped.WeightShapeOf(conv).Select(Literal.Of)) + "]");
            end += Workspace.Align(shaped.WeightsOf(conv));
            if (conv.Bias)
            {
                Add("PartialBias_" + conv.Layer, "[" + Literal.Of(conv.Filters) + "]");
                end += Workspace.Align(conv.Filters);
            }
        }

        return new PartialLayout(parts.ToEquatableArray(), end);

        void Add(string name, string shape) => parts.Add(new BufferPlan(name, shape, end, 0));
    }
}
