using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Shapes;

/// <summary>
/// An upper bound of the one array that holds a network and its batch, before its parts are placed. Where it holds, the
/// stages behind may count floats in int. It counts every value as if none shared its memory with another.
/// </summary>
internal static class ArenaBound
{
    /// <summary>The most floats: 2^31 - 2^16, below the longest array of .NET.</summary>
    public const long Limit = (1L << 31) - (1L << 16);

    // A batch is laid out in groups of 16 or 32 samples.
    private const int Group = 32;

    // A buffer begins at a multiple of 16 floats, and a row of a panel has a multiple of 32.
    private const int Alignment = 16;
    private const int Panel = 32;

    // Parameters, gradients, two moments, initial values; and the masks, which take less than one of them.
    private const int Copies = 6;

    // Labels, losses and classes.
    private const int Rest = 64;

    // Lanes of a vector: so many windows of a single sample share the rows of one copy.
    private const int Lanes = 16;

    /// <summary>The fault of a batch that is too large for the network; none for one that is out of range.</summary>
    public static IEnumerable<Fault> Check(NetworkDeclaration network, ShapedGraph shaped)
    {
        int batch = network.Train.BatchSize;
        if (batch is < 1 or > TrainRules.LargestBatch || Floats(shaped, batch) <= Limit)
        {
            yield break;
        }

        long largest = (Limit - OfParameters(shaped) - OfPrediction(shaped)) / PerSample(shaped) / Group * Group;
        string advice = largest > 0
            ? "set BatchSize to " + Invariant.Text(largest) + " or less"
            : "make the samples or the layers smaller";
        string floats = Invariant.Text(Floats(shaped, batch));
        yield return new Fault(
            FaultId.ArenaTooLarge,
            "",
            [network.Name, Invariant.Text(batch), floats, Invariant.Text(Limit), advice]);
    }

    /// <summary>Floats that the network needs at most with batches of that size, which is from 1 to 65536.</summary>
    public static long Floats(ShapedGraph shaped, int batchSize)
    {
        long samples = (batchSize + Group - 1L) / Group * Group;
        return OfParameters(shaped) + OfPrediction(shaped) + (samples * PerSample(shaped));
    }

    private static long OfParameters(ShapedGraph shaped)
    {
        long parameters = 0;
        foreach (Node node in shaped.Graph.Nodes)
        {
            if (node is Weighted layer)
            {
                parameters += shaped.WeightsOf(layer) + Alignment;
                parameters += layer.Bias ? layer.Outputs + Alignment : 0;
            }
            else if (node is BatchNorm)
            {
                // Scale, shift, mean and variance.
                parameters += 4L * (shaped.ShapeOf(node.Name).Channels + Alignment);
            }
        }

        return Copies * parameters;
    }

    // The values of a single sample, and what the windows of each convolution see of its input.
    private static long OfPrediction(ShapedGraph shaped)
    {
        long floats = 0;
        foreach (Node node in shaped.Graph.Nodes)
        {
            TensorShape y = shaped.ShapeOf(node.Name);
            floats += y.Size + Panel;
            (int kernel, int stride, long channels) = node switch
            {
                Conv2D conv => (conv.Kernel, conv.Stride, shaped.ShapeOf(conv.Inputs[0]).Channels),
                MaxPool pool => (pool.Kernel, pool.Stride, 0L),
                AveragePool pool => (pool.Kernel, pool.Stride, 0L),
                Subsample sample => (1, sample.Stride, 0L),
                _ => (0, 0, 0L),
            };
            bool shares = stride == 1 && y.Pixels >= Lanes;
            long plane = shares ? (y.Height + kernel) * (long)y.Width : kernel * (long)y.Pixels;
            floats += channels * kernel * (plane + (Panel * (long)kernel));
            floats += 2L * (kernel + (Lanes * (stride + 2L)));
        }

        return floats;
    }

    private static long PerSample(ShapedGraph shaped)
    {
        IReadOnlyList<Node> nodes = shaped.Graph.Nodes;
        long floats = (2L * (shaped.Shapes[0].Size + Panel)) + Rest;
        for (int i = 0; i < nodes.Count; i++)
        {
            // Its value, its gradient, and what a fused operator keeps for the way back.
            floats += 3L * (shaped.Shapes[i].Size + Alignment);
            floats += nodes[i] is Dense dense ? shaped.ShapeOf(dense.Inputs[0]).Size + Panel : 0;
        }

        // The outputs are what the loss, the last node, reads: once as targets.
        return floats + (2L * shaped.ShapeOf(nodes[nodes.Count - 1].Inputs[0]).Size);
    }
}
