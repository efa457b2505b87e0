using System;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Shapes;

/// <summary>
/// What shape each operator gives, and which ones it takes. A fault names both sides of what does not fit.
/// </summary>
internal static class ShapeRules
{
    public static Result<TensorShape> ShapeOf(Node node, string network, TensorShape[] inputs)
    {
        return node switch
        {
            Input samples => Sized(
                node, "a sample of '" + network + "'", [.. samples.Dimensions.Select(size => (long)size)]),
            Dense dense => Sized(node, dense.Units),
            Conv2D conv => OfConvolution(conv, inputs[0]),
            MaxPool pool => OfWindows(pool, inputs[0], inputs[0].Channels, pool.Kernel, pool.Stride, pool.Padding),
            AveragePool pool => OfWindows(pool, inputs[0], inputs[0].Channels, pool.Kernel, pool.Stride, pool.Padding),
            Subsample sample => OfSubsample(sample, inputs[0]),
            GlobalAveragePool => inputs[0].IsImage ? new TensorShape([inputs[0].Channels]) : NoImage(node, inputs[0]),
            Flatten => new TensorShape([inputs[0].Size]),
            Add => OfSum(node, inputs),
            Concat => OfConcatenation(node, inputs),
            SoftmaxCrossEntropy => inputs[0].Size == 1 ? OneOutput(node) : new TensorShape([1]),
            MeanSquaredError => new TensorShape([1]),
            BatchNorm or Gate or Relu or LeakyRelu or Sigmoid or Tanh or Gelu or Dropout => inputs[0],
            _ => throw new InvalidOperationException("No shape rule for " + node.GetType().Name + "."),
        };
    }

    /// <summary>A value as messages name it.</summary>
    public static string NameOf(string value) => value == GraphNames.Samples ? "the samples" : "'" + value + "'";

    public static Fault TooLarge(string member, string what, long size)
    {
        return new Fault(
            FaultId.NetworkTooLarge,
            member,
            [what, Invariant.Text(size), Invariant.Text(ShapeInference.Limit)]);
    }

    private static Result<TensorShape> OfConvolution(Conv2D conv, TensorShape x)
    {
        if (x.IsImage && x.Channels % conv.Groups != 0)
        {
            return NoGroups(conv, "the channels of " + NameOf(conv.Inputs[0]) + " " + x);
        }

        return x.IsImage && conv.Filters % conv.Groups != 0
            ? NoGroups(conv, "its " + Invariant.Text(conv.Filters) + " filters")
            : OfWindows(conv, x, conv.Filters, conv.Kernel, conv.Stride, conv.Padding);
    }

    // H' = (H + 2 padding - kernel) / stride + 1, rounded down; W' alike.
    private static Result<TensorShape> OfWindows(
        Node node, TensorShape x, int channels, int kernel, int stride, int padding)
    {
        if (!x.IsImage)
        {
            return NoImage(node, x);
        }

        long height = x.Height + (2L * padding);
        long width = x.Width + (2L * padding);
        return kernel > height || kernel > width
            ? Failure(
                FaultId.KernelTooLarge,
                node,
                node.GetType().Name,
                node.Layer,
                Square(kernel, kernel),
                NameOf(node.Inputs[0]),
                x.ToString(),
                Square(height, width),
                Invariant.Text(padding))
            : Sized(node, channels, ((height - kernel) / stride) + 1, ((width - kernel) / stride) + 1);
    }

    private static Result<TensorShape> OfSubsample(Subsample sample, TensorShape x)
    {
        return x.IsImage
            ? Sized(sample, sample.Channels, ((x.Height - 1) / sample.Stride) + 1, ((x.Width - 1) / sample.Stride) + 1)
            : Sized(sample, sample.Channels);
    }

    private static Result<TensorShape> OfSum(Node node, TensorShape[] inputs)
    {
        int other = Array.FindIndex(inputs, shape => !shape.Equals(inputs[0]));
        return other < 0 ? inputs[0] : Mismatch(FaultId.AddMismatch, node, inputs, other);
    }

    private static Result<TensorShape> OfConcatenation(Node node, TensorShape[] inputs)
    {
        TensorShape first = inputs[0];
        int other = Array.FindIndex(inputs, shape =>
            shape.IsImage != first.IsImage || shape.Height != first.Height || shape.Width != first.Width);
        if (other >= 0)
        {
            return Mismatch(FaultId.ConcatMismatch, node, inputs, other);
        }

        long channels = inputs.Sum(shape => (long)shape.Channels);
        return first.IsImage ? Sized(node, channels, first.Height, first.Width) : Sized(node, channels);
    }

    private static Result<TensorShape> Mismatch(FaultId id, Node node, TensorShape[] inputs, int other)
    {
        return Failure(
            id,
            node,
            node.Layer,
            NameOf(node.Inputs[0]),
            inputs[0].ToString(),
            NameOf(node.Inputs[other]),
            inputs[other].ToString());
    }

    private static Result<TensorShape> NoImage(Node node, TensorShape x)
    {
        return Failure(
            FaultId.ImageNeeded, node, node.GetType().Name, node.Layer, NameOf(node.Inputs[0]), x.ToString());
    }

    private static Result<TensorShape> NoGroups(Conv2D conv, string what)
    {
        return Failure(FaultId.GroupsDoNotDivide, conv, conv.Layer, Invariant.Text(conv.Groups), what);
    }

    // The loss reads the last layer, which is at fault.
    private static Result<TensorShape> OneOutput(Node loss)
    {
        string layer = Node.LayerOf(loss.Inputs[0]);
        return Result<TensorShape>.Failure([new Fault(FaultId.SoftmaxOfOneOutput, layer, [layer])]);
    }

    private static Result<TensorShape> Failure(FaultId id, Node node, params string[] arguments)
    {
        return Result<TensorShape>.Failure([new Fault(id, node.Layer, arguments.ToEquatableArray())]);
    }

    private static Result<TensorShape> Sized(Node node, params long[] dimensions)
    {
        return Sized(node, "what layer '" + node.Layer + "' gives for a sample", dimensions);
    }

    private static Result<TensorShape> Sized(Node node, string what, long[] dimensions)
    {
        long size = Size.Product(dimensions);
        return size > ShapeInference.Limit
            ? Result<TensorShape>.Failure([TooLarge(node is Input ? "" : node.Layer, what, size)])
            : new TensorShape(dimensions.Select(dimension => (int)dimension).ToEquatableArray());
    }

    private static string Square(long rows, long columns) => Invariant.Text(rows) + " x " + Invariant.Text(columns);
}
