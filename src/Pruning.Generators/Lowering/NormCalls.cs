using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering.Sparse;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// The calls that batch normalisation consists of. What they share for one layer is a table of a few rows, a number per
/// channel each: the first two are the factor and the summand that normalise.
/// </summary>
internal static class NormCalls
{
    /// <summary>Rows of the table; the runtime knows what they mean.</summary>
    public const int TableRows = 7;

    /// <summary>The table of a layer.</summary>
    public static string TableOf(BatchNorm norm) => "Normal_" + norm.Layer;

    /// <summary>Floats of the table.</summary>
    public static int TableLength(int channels) => TableRows * Workspace.Align(channels);

    /// <summary>Floats that a batch leaves behind for one channel and tile: two sums of sixteen lanes.</summary>
    public const int StatisticsPerChannel = 2 * TileGroups.Lanes;

    /// <summary>The factors and the summands of the channels.</summary>
    public static IEnumerable<Operand> ScaleAndShift(ShapedGraph shaped, BatchNorm norm)
    {
        string table = "Buffers." + TableOf(norm);
        yield return Operand.Buffer(table);
        yield return Operand.Buffer(table, Workspace.Align(shaped.ShapeOf(norm.Name).Channels));
    }

    /// <summary>Inference: the table from the running statistics, and the bias of the layer that it is fused
    /// into.</summary>
    public static void OfRunningStatistics(Pass pass, ShapedGraph shaped, BatchNorm norm, Weighted? producer) =>
        pass.Join(
            "BatchStatistics.FromRunning",
            norm.Name + ", from its running statistics.",
            [.. RunningStatistics(shaped, norm, producer)]);

    /// <summary>The operands of that.</summary>
    public static IEnumerable<Operand> RunningStatistics(ShapedGraph shaped, BatchNorm norm, Weighted? producer)
    {
        bool biased = producer is { Bias: true };
        return
        [
            Operand.Buffer("Buffers.Mean_" + norm.Layer),
            Operand.Buffer("Buffers.Variance_" + norm.Layer),
            Operand.Buffer("Buffers.Scale_" + norm.Layer),
            Operand.Buffer("Buffers.Shift_" + norm.Layer),
            Operand.Buffer("Buffers." + (biased ? "Bias_" : "Shift_") + norm.Layer),
            Operand.Scalar(Literal.Of(biased)),
            Operand.Scalar(Literal.Of((float)norm.Epsilon)),
            Operand.Buffer("Buffers." + TableOf(norm)),
            Operand.Scalar(shaped.ShapeOf(norm.Name).Channels),
        ];
    }

    /// <summary>Training: statistics of each group, a join, and the table from all of them.</summary>
    public static void OfBatchStatistics(Pass pass, ShapedGraph shaped, TileGroups groups, BatchNorm norm)
    {
        string x = norm.Inputs[0];
        TensorShape shape = shaped.ShapeOf(x);
        pass.Call(
            "BatchStatistics.Collect",
            norm.Name + ": mean and squared deviations of each channel.",
            pass.Read(x),
            pass.Stride(x),
            Operand.Buffer("Buffers.Statistics"),
            Operand.Scalar(groups.TilesPerGroup),
            Operand.Scalar(shape.Channels),
            Operand.Scalar(shape.Pixels),
            Operand.Begin,
            Operand.End);
        pass.Join(
            "BatchStatistics.FromBatch",
            norm.Name + ", from all groups.",
            Operand.Buffer("Buffers.Statistics"),
            Operand.Buffer("Buffers.Mean_" + norm.Layer),
            Operand.Buffer("Buffers.Variance_" + norm.Layer),
            Operand.Buffer("Buffers.Scale_" + norm.Layer),
            Operand.Buffer("Buffers.Shift_" + norm.Layer),
            Operand.Scalar(Literal.Of((float)norm.Epsilon)),
            Operand.Buffer("Buffers." + TableOf(norm)),
            Operand.Scalar(shape.Channels),
            Operand.Scalar(shape.Pixels),
            Operand.Scalar("step"));
    }

    /// <summary>Backward: the sums that all groups have to bring, a join, and the gradients of scale and
    /// shift.</summary>
    public static void OfGradientSums(Pass pass, ShapedGraph shaped, TileGroups groups, BatchNorm norm, Operand dy)
    {
        string x = norm.Inputs[0];
        TensorShape shape = shaped.ShapeOf(x);
        pass.Call(
            "BatchStatisticsGradient.Collect",
            "d" + norm.Name + ": sums of dy and dy (x - mean) of each channel.",
            dy,
            Operand.Scalar(pass.WorkspaceStride),
            pass.Read(x),
            pass.Stride(x),
            Operand.Buffer("Buffers." + TableOf(norm)),
            Operand.Buffer("Buffers.Statistics"),
            Operand.Scalar(groups.TilesPerGroup),
            Operand.Scalar(shape.Channels),
            Operand.Scalar(shape.Pixels),
            Operand.Begin,
            Operand.End);
        pass.Join(
            "BatchStatisticsGradient.Differentiate",
            "Gradients of scale and shift of " + norm.Layer + ", from all groups.",
            Operand.Buffer("Buffers.Statistics"),
            Operand.Buffer("Buffers.Scale_" + norm.Layer),
            Operand.Buffer("Buffers.Shift_" + norm.Layer),
            Operand.Scalar("Buffers.Gradients"),
            Operand.Buffer("Buffers." + TableOf(norm)),
            Operand.Scalar(shape.Channels),
            Operand.Scalar(shape.Pixels),
            Operand.Scalar("step"));
    }

    /// <summary>Backward, behind the join: dx from dy and x, in place or not.</summary>
    public static void OfInputGradient(
        Pass pass, ShapedGraph shaped, TileGroups groups, BatchNorm norm, Operand dy, Operand dx) => OfInputGradient(
            pass,
            shaped,
            groups,
            norm,
            dy,
            dx,
            ("InputGradient", ""),
            [Operand.Scalar(shaped.ShapeOf(norm.Inputs[0]).Pixels)]);

    /// <summary>The same with zeros around it: the pixels of dx are those inside of a frame.</summary>
    public static void OfFramedGradient(
        Pass pass, ShapedGraph shaped, TileGroups groups, BatchNorm norm, Operand dy, Operand dx, FramePlan frame) =>
        OfInputGradient(
            pass,
            shaped,
            groups,
            norm,
            dy,
            dx,
            ("FramedInputGradient", ", with zeros around it"),
            [Operand.Scalar(frame.Height), Operand.Scalar(frame.Width), Operand.Scalar(frame.Border)]);

    private static void OfInputGradient(
        Pass pass,
        ShapedGraph shaped,
        TileGroups groups,
        BatchNorm norm,
        Operand dy,
        Operand dx,
        (string Name, string Comment) method,
        Operand[] plane)
    {
        string x = norm.Inputs[0];
        pass.Call(
            "BatchStatisticsGradient." + method.Name,
            "d" + x + ", through the statistics" + method.Comment + ".",
            [
                dy,
                Operand.Scalar(pass.WorkspaceStride),
                pass.Read(x),
                pass.Stride(x),
                Operand.Buffer("Buffers." + TableOf(norm)),
                dx,
                Operand.Scalar(pass.WorkspaceStride),
                Operand.Scalar(groups.TilesPerGroup),
                Operand.Scalar(shaped.ShapeOf(x).Channels),
                .. plane,
                Operand.Scalar("step"),
                Operand.Begin,
                Operand.End,
            ]);
    }
}
