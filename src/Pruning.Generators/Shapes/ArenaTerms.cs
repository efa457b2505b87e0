using System;
using System.Linq;
using Pruning.Generators.Declarations;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Shapes;

/// <summary>
/// The floats that each operator takes at most, counted as if no buffer shared its memory with another. Every term is
/// cut off far beyond what is supported, so that no sum of them overflows.
/// </summary>
internal static class ArenaTerms
{
    // A buffer begins at a multiple of 16 floats, and may be written a vector beyond its end.
    private const int Alignment = 32;

    private const int Tile = 16;

    // A row of a panel is a multiple of 32 floats.
    private const int Panel = 32;

    // Parameters, gradients, two moments; initial values, or the shadow of removed weights that come back, which goes
    // without rewinding; the masks, which take less than one of them; six lists of kept weights, of at most half of the
    // weights each; and where columns of them begin, in no more places than weights.
    private const int Copies = 10;

    // Parameters, gradients, two moments, initial values, and what is trained behind them.
    private const int LearnedCopies = 6;

    // Floats of the slots between 16 outputs and 32 inputs of a dense layer.
    private const int SlotFloats = 12 * 21;

    // Rows of numbers per channel that a batch normalisation works with, and what a tile leaves behind for each.
    private const int NormRows = 8;
    private const int NormStatistics = 4 * Tile;

    // The winners of a single sample, and what each output is multiplied by.
    private const int GateRows = 2;

    // Filters whose weight gradient is summed at a time, each weight with its 16 lanes.
    private const int FiltersAtATime = 8;

    private const long Cut = 1L << 40;

    /// <summary>Whatever the batch: parameters and what goes with them, and the single sample of a
    /// prediction.</summary>
    public static long OfTheNetwork(ShapedGraph shaped)
    {
        long floats = 0;
        for (int i = 0; i < shaped.Graph.Nodes.Count; i++)
        {
            Node node = shaped.Graph.Nodes[i];
            floats += (Copies * ParametersOf(node, shaped))
                + PatternsOf(node, shaped)
                + shaped.Shapes[i].Size + Alignment
                + WindowsOf(node, shaped, shaped.Shapes[i])
                + (node is Gate ? GateRows * ((long)shaped.Shapes[i].Channels + Alignment) : 0)
                + (node is BatchNorm ? NormRows * ((long)shaped.Shapes[i].Channels + Alignment) : 0);
        }

        return floats;
    }

    /// <summary>What masks that are learned add: the weights that are trained behind those that passes read, and the
    /// parameters of the masks, at most as many as there are weights, with all that parameters have.</summary>
    public static long OfLearnedMasks(ShapedGraph shaped, NetworkDeclaration network)
    {
        if (network.Learn is null && network.Layers.All(layer => layer.Learn is null))
        {
            return 0;
        }

        return (1L + LearnedCopies) * shaped.Graph.Nodes.Sum(node => ParametersOf(node, shaped));
    }

    /// <summary>For sixteen samples of a batch.</summary>
    public static long OfATile(ShapedGraph shaped)
    {
        // Labels, losses and classes; and the samples.
        long floats = Tile * (3L + Alignment + shaped.Shapes[0].Size);
        foreach (Node node in shaped.Graph.Nodes)
        {
            TensorShape shape = shaped.ShapeOf(node.Name);

            // Its value, its gradient, what an operator keeps for the way back; and for each reader but the first a
            // part of the gradient, and its sum with the others.
            int readers = Math.Max(1, shaped.ReadersOf(node.Name).Count());
            floats += Tile * (1L + (2 * readers)) * shape.Size;
            floats += node switch
            {
                Dense dense => Tile * ((long)shaped.ShapeOf(dense.Inputs[0]).Size + Panel),
                Conv2D conv => ParametersOf(conv, shaped) + ((long)Tile * FiltersAtATime * shaped.InputsOf(conv)),
                BatchNorm => (long)NormStatistics * shape.Channels,
                Gate => (long)Tile * shape.Channels,

                // Once as targets.
                SoftmaxCrossEntropy or MeanSquaredError => (long)Tile * shaped.ShapeOf(node.Inputs[0]).Size,
                _ => 0,
            };
        }

        return floats;
    }

    private static long ParametersOf(Node node, ShapedGraph shaped)
    {
        return node switch
        {
            Weighted layer => shaped.WeightsOf(layer) + (layer.Bias ? layer.Outputs : 0) + (2L * Alignment),
            BatchNorm => 4L * (shaped.ShapeOf(node.Name).Channels + Alignment),
            _ => 0,
        };
    }

    // What the lists of kept weights need beside those: where rows begin, and slots.
    private static long PatternsOf(Node node, ShapedGraph shaped)
    {
        if (node is not Weighted layer)
        {
            return 0;
        }

        long inputs = shaped.ShapeOf(layer.Inputs[0]).Size;
        long slots = layer is Dense ? SlotFloats * ((layer.Outputs + 15L) / 16) * ((inputs + 31) / 32) : 0;
        return layer.Outputs + Alignment + slots;
    }

    // What the windows of a single sample see, and some floats around it. Only convolutions unfold it; where their
    // lanes run along the pixels and the window moves by one, its rows share what they see.
    private static long WindowsOf(Node node, ShapedGraph shaped, TensorShape output)
    {
        (int kernel, int stride) = node switch
        {
            Conv2D conv => (conv.Kernel, conv.Stride),
            MaxPool pool => (pool.Kernel, pool.Stride),
            AveragePool pool => (pool.Kernel, pool.Stride),
            Subsample sample => (1, sample.Stride),
            _ => (0, 0),
        };
        if (kernel == 0)
        {
            return 0;
        }

        long around = 2L * (kernel + (Tile * (stride + 2L)));
        if (node is not Conv2D)
        {
            return around;
        }

        bool shares = stride == 1 && output.Pixels >= Tile;
        long plane = shares ? (output.Height + (long)kernel) * output.Width : (long)kernel * output.Pixels;
        long channels = shaped.ShapeOf(node.Inputs[0]).Channels;
        long unfolded = Math.Min(int.MaxValue, plane + (Panel * (long)kernel));
        return around + Math.Min(Cut, Size.Product(channels, kernel, unfolded));
    }
}
