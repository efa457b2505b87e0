using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints the graph that some criteria go through, operator by operator. What does nothing in a network that predicts
/// has no operator of its own: its output is its input.
/// </summary>
internal static class OperatorGraphTemplate
{
    private const string Namespace = "global::Pruning.Analysis.";

    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        ShapedGraph shaped = plan.Network.Graph;
        Dictionary<string, int> values = [];
        List<int> sizes = [];
        List<string> operators = [];
        foreach (Node node in shaped.Graph.Nodes.Where(node => node is not (SoftmaxCrossEntropy or MeanSquaredError)))
        {
            if (node is Dropout or Flatten)
            {
                values[node.Name] = values[node.Inputs[0]];
                continue;
            }

            if (node is not Input)
            {
                operators.Add(Create(node, plan, values, sizes.Count));
            }

            values[node.Name] = sizes.Count;
            sizes.Add(shaped.ShapeOf(node.Name).Size);
        }

        using (writer.Block("Graph = new", "(", "),"))
        {
            using (writer.Block($"[{string.Join(", ", sizes.Select(Literal.Of))}],", "[", "],"))
            {
                operators.ForEach(writer.Lines);
            }

            IEnumerable<int> units = plan.Layers.Select(layer => values[shaped.UnitsOf(layer.Name)]);
            writer.Lines($"[{string.Join(", ", units.Select(Literal.Of))}]");
        }
    }

    private static string Create(Node node, KernelPlan plan, Dictionary<string, int> values, int output)
    {
        ShapedGraph shaped = plan.Network.Graph;
        TensorShape input = shaped.ShapeOf(node.Inputs[0]);
        int[] reads = [.. node.Inputs.Select(name => values[name])];
        string all = "[" + string.Join(", ", reads.Select(Literal.Of)) + "]";
        int[] image = [input.Channels, input.Height, input.Width];
        return node switch
        {
            Dense dense => Operator(
                "Weighted", plan.Layers.IndexOf(node.Name), reads[0], output, dense.Units, input.Size),
            Conv2D conv => Operator(
                "Weighted",
                [
                    plan.Layers.IndexOf(node.Name), reads[0], output, conv.Filters, .. image, conv.Kernel, conv.Stride,
                    conv.Padding, conv.Groups,
                ]),
            BatchNorm norm => Norm(plan.Norms.First(each => each.Name == norm.Name), norm, reads[0], output),
            MaxPool pool => Operator(
                "MaxPool", [reads[0], output, .. image, pool.Kernel, pool.Stride, pool.Padding]),
            AveragePool pool => Operator(
                "AveragePool", [reads[0], output, .. image, pool.Kernel, pool.Kernel, pool.Stride, pool.Padding]),
            GlobalAveragePool => Operator(
                "AveragePool", [reads[0], output, .. image, input.Height, input.Width, 1, 0]),
            Subsample sample => Operator("Subsample", [reads[0], output, .. image, sample.Stride]),
            Add => $"new {Namespace}SumOperator({all}, {Literal.Of(output)}),",
            Concat => $"new {Namespace}ConcatOperator({all}, {Literal.Of(output)}),",
            LeakyRelu leaky => $"new {Namespace}ReluOperator({Literal.Of(reads[0])}, {Literal.Of(output)}, "
                + $"{Literal.Of((float)leaky.Slope)}),",
            Relu { Threshold: not 0 } relu => $"new {Namespace}ReluOperator({Literal.Of(reads[0])}, "
                + $"{Literal.Of(output)}, threshold: {Literal.Of((float)relu.Threshold)}),",
            Relu or Sigmoid or Tanh or Gelu => Operator(node.GetType().Name, reads[0], output),
            _ => throw new System.InvalidOperationException("No analysis known for " + node.GetType().Name + "."),
        };
    }

    private static string Norm(NormPlan norm, BatchNorm node, int input, int output)
    {
        int[] numbers = [input, output, norm.Channels, norm.Scale, norm.Shift, norm.Mean, norm.Variance];
        return $"new {Namespace}NormOperator({string.Join(", ", numbers.Select(Literal.Of))}, "
            + $"{Literal.Of((float)node.Epsilon)}),";
    }

    private static string Operator(string name, params int[] numbers) =>
        $"new {Namespace}{name}Operator({string.Join(", ", numbers.Select(Literal.Of))}),";
}
