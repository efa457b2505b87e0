using System;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering.Sparse;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Lowers what reads an image of a single sample through windows. Where there are as many windows as lanes, x is
/// unfolded first and the lanes run along them.
/// </summary>
internal sealed class PredictionWindows(
    ShapedGraph shaped,
    EquatableArray<LayerPlan> layers,
    KernelSet kernels,
    SamplePass pass,
    PredictionGates gates)
{
    public void LowerConvolution(Conv2D conv, SampleChain chain)
    {
        var geometry = ConvGeometry.Of(shaped, conv);
        if (geometry.OutputPixels < TileGroups.Lanes)
        {
            LowerSmallConvolution(conv, geometry, chain);
            return;
        }

        // Winners of a gate are read with all their channels.
        Operand[] runs = chain.Gate is null ? KeptRuns.Of(layers, conv.Layer, KeptRuns.Prediction) : [];
        Unfold(conv, Unfolding.Of(geometry), runs);
        if (SparseLayer.Find(layers, conv.Layer) is { } sparse)
        {
            SampleEnd end = chain.Gate is null ? chain.End : chain.BeforeGate.End;
            var kept = new SparseConvPredictKernel(geometry, end);
            Operand[] lists =
                [ReadUnfolded(conv, Unfolding.Of(geometry)), sparse.Rows, sparse.SampleOffsets, sparse.Values];
            if (chain.Gate is null)
            {
                pass.SparseChain(chain, kernels.Use(kept), sparse, lists);
            }
            else
            {
                gates.Kept(chain, kept, sparse, lists);
            }
        }

        if (chain.Gate is { } gate)
        {
            var winners = GatedConvPredictKernel.For(geometry, gate.Winners, chain.End);
            gates.Winners(chain, winners, () => ReadUnfolded(conv, Unfolding.Of(geometry)));
        }
        else
        {
            string kernel = kernels.Use(new ConvPredictKernel(
                geometry,
                chain.End,
                PixelTiling.Of(geometry, RegisterFile.Wide),
                PixelTiling.Of(geometry, RegisterFile.Narrow),
                runs.Length > 0));
            pass.Chain(chain, kernel, [ReadUnfolded(conv, Unfolding.Of(geometry))], runs);
        }

        pass.Condition = null;
    }

    public void LowerPool(Node node)
    {
        var kernel = new PoolPredictKernel(ForwardLowering.PoolOf(shaped, node), node is MaxPool);
        pass.Call(
            kernels.Use(kernel),
            node.Name,
            pass.Read(node.Inputs[0], kernel.Margin),
            pass.Write(node.Name, TileGroups.Lanes));
    }

    // A window of one pixel unfolds into one plane per channel: those that x has. The others are zero.
    public void LowerSubsample(Subsample subsample)
    {
        TensorShape x = shaped.ShapeOf(subsample.Inputs[0]);
        TensorShape y = shaped.ShapeOf(subsample.Name);
        var unfolding = new Unfolding(x.Channels, x.Height, x.Width, 1, subsample.Stride, 0);
        pass.Call(
            kernels.Use(new UnfoldKernel(unfolding, unfolding.Pixels, Skips: false)),
            subsample.Name,
            pass.Read(subsample.Inputs[0], unfolding.Margin),
            pass.Write(subsample.Name, TileGroups.Lanes));
        if (y.Channels > x.Channels)
        {
            pass.Call(
                "SamplePlanes.Clear",
                subsample.Name + ": the channels that are added",
                pass.Read(subsample.Name) with { Offset = x.Channels * y.Pixels },
                Operand.Scalar((y.Channels - x.Channels) * y.Pixels));
        }
    }

    // On few pixels a convolution is a dense layer at each of them.
    private void LowerSmallConvolution(Conv2D conv, ConvGeometry geometry, SampleChain chain)
    {
        string windows = "Windows " + conv.Name;
        int size = geometry.Groups * geometry.FilterSize;
        bool isVector = geometry.Kernel == 1 && geometry.Pixels == 1 && geometry.OutputPixels == 1;
        if (!isVector)
        {
            pass.Call(
                "SamplePlanes.Windows",
                conv.Name + ": its windows",
                pass.Read(conv.Inputs[0]),
                pass.Scratch(
                    windows,
                    "[" + Literal.Of(geometry.OutputPixels) + ", " + Literal.Of(size) + "]",
                    geometry.OutputPixels * size),
                Operand.Scalar(geometry.Channels),
                Operand.Scalar(geometry.Height),
                Operand.Scalar(geometry.Width),
                Operand.Scalar(geometry.Kernel),
                Operand.Scalar(geometry.Stride),
                Operand.Scalar(geometry.Padding));
        }

        if (chain.Gate is { } gate)
        {
            var winners = GatedDensePredictKernel.For(
                conv.Filters,
                geometry.FilterSize,
                geometry.OutputPixels,
                conv.Groups,
                gate.Winners,
                chain.End);
            gates.Winners(chain, winners, () => isVector ? pass.Read(conv.Inputs[0]) : pass.Use(windows));
            return;
        }

        Operand[] runs = KeptRuns.OfVectors(layers, conv.Layer);
        string kernel = kernels.Use(new DensePredictKernel(
            conv.Filters,
            geometry.FilterSize,
            geometry.OutputPixels,
            conv.Groups,
            chain.End,
            RowTiling.For(geometry.GroupFilters, DensePredictKernel.RowsAtATime),
            runs.Length > 0));
        pass.Chain(chain, kernel, [isVector ? pass.Read(conv.Inputs[0]) : pass.Use(windows)], runs);
    }

    private void Unfold(Node node, Unfolding unfolding, Operand[] runs)
    {
        if (!unfolding.IsIdentity)
        {
            pass.Call(
                kernels.Use(new UnfoldKernel(unfolding, unfolding.Pitch, runs.Length > 0)),
                node.Name + ": what its windows see",
                [
                    pass.Read(node.Inputs[0], unfolding.Margin),
                    pass.Scratch("Planes " + node.Name, unfolding.Shape, unfolding.Length),
                    .. runs.Skip(1),
                ]);
        }
    }

    private Operand ReadUnfolded(Node node, Unfolding unfolding) =>
        unfolding.IsIdentity ? pass.Read(node.Inputs[0]) : pass.Use("Planes " + node.Name);
}
