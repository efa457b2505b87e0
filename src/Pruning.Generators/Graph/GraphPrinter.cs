using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>A graph as a table: one line per value.</summary>
internal static class GraphPrinter
{
    public static string Print(NetworkGraph graph)
    {
        var table = new TextTable("value", "operator", "reads", "parameters");
        foreach (Node node in graph.Nodes)
        {
            table.Add(node.Name, node.GetType().Name, string.Join(", ", node.Inputs), Parameters(node));
        }

        return "network " + graph.Name + "\n" + table;
    }

    private static string Parameters(Node node)
    {
        return node switch
        {
            Input input => "[" + string.Join(", ", input.Dimensions) + "]",
            Dense dense => "units " + Invariant.Text(dense.Units) + (dense.Bias ? ", bias, " : ", ")
                + Initial(dense),
            Gate gate => Invariant.Text(gate.Winners) + " winners, strength " + Invariant.Text(gate.Strength),
            Conv2D conv => Invariant.Text(conv.Filters) + " filters " + Invariant.Text(conv.Kernel) + "x"
                + Invariant.Text(conv.Kernel) + Window(conv.Stride, conv.Padding)
                + (conv.Groups == 1 ? "" : ", groups " + Invariant.Text(conv.Groups))
                + (conv.Bias ? ", bias, " : ", ") + Initial(conv),
            BatchNorm norm => "momentum " + Invariant.Text(norm.Momentum) + ", epsilon "
                + Invariant.Text(norm.Epsilon),
            MaxPool pool => Invariant.Text(pool.Kernel) + "x" + Invariant.Text(pool.Kernel)
                + Window(pool.Stride, pool.Padding),
            AveragePool pool => Invariant.Text(pool.Kernel) + "x" + Invariant.Text(pool.Kernel)
                + Window(pool.Stride, pool.Padding),
            Adapt adapt => adapt.Shortcut.ToString(),
            Subsample sample => Invariant.Text(sample.Channels) + " channels, stride "
                + Invariant.Text(sample.Stride),
            LeakyRelu leaky => "slope " + Invariant.Text(leaky.Slope),
            Dropout dropout => "rate " + Invariant.Text(dropout.Rate),
            Relu { Threshold: not 0 } relu => "threshold " + Invariant.Text(relu.Threshold),
            GlobalAveragePool or ChannelMeans or Flatten or Add or Concat => "",
            Relu or Sigmoid or Tanh or Gelu or SoftmaxCrossEntropy or MeanSquaredError => "",
            _ => throw new System.InvalidOperationException("No parameters known for " + node.GetType().Name + "."),
        };
    }

    private static string Initial(Weighted layer) =>
        (layer.Deviation == 0 ? layer.Initializer.ToString() : "Normal " + Invariant.Text(layer.Deviation))
        + (layer.InitialBias == 0 ? "" : ", bias from " + Invariant.Text(layer.InitialBias));

    private static string Window(int stride, int padding)
    {
        return ", stride " + Invariant.Text(stride) + (padding == 0 ? "" : ", padding " + Invariant.Text(padding));
    }
}
