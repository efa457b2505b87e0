using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Declarations;
using Pruning.Generators.Shapes;

namespace Pruning.Reference.Declarations;

/// <summary>Draws operators that fit what they read.</summary>
internal sealed class RandomOperators(Random random, IReadOnlyList<int> channels)
{
    /// <summary>
    /// A convolution of an image, perhaps in groups; one that keeps height and width, or one of any kernel, stride and
    /// padding.
    /// </summary>
    public OperatorDeclaration.Conv2D Convolution(TensorShape shape, string? from, bool same)
    {
        int kernel = same ? Pick(1, 3, 5) : Pick(1, 2, 3, 3, 4, 5);
        int groups = random.Next(3) > 0
            ? 1
            : Pick([.. Enumerable.Range(1, shape.Channels).Where(g => shape.Channels % g == 0)]);
        int filters = Math.Max(1, (same && random.Next(2) == 0 ? shape.Channels : Pick([.. channels])) / groups)
            * groups;
        OperatorDeclaration.Conv2D conv = new(
            filters, kernel, 1, same ? kernel / 2 : 0, groups, random.Next(3) == 0 ? false : null, From: from);
        if (same)
        {
            return conv;
        }

        // The kernel has to fit, and the image must not grow beyond its limit.
        int least = Math.Max(0, (kernel - Math.Min(shape.Height, shape.Width) + 1) / 2);
        conv = conv with { Padding = random.Next(least, kernel), Stride = Pick(1, 1, 2, 2, 3) };
        return IsSmall(ShapeOf(conv, shape)) ? conv : conv with { Stride = 2 };
    }

    /// <summary>A dense layer.</summary>
    public OperatorDeclaration.Dense Dense(string? from)
    {
        return new OperatorDeclaration.Dense(Pick([.. channels]), random.Next(3) == 0 ? false : null, From: from);
    }

    /// <summary>A gate in a fifth of the layers, where it leaves something out.</summary>
    public GateDeclaration? Gate(int outputs)
    {
        if (random.Next(5) > 0)
        {
            return null;
        }

        var gate = new GateDeclaration(
            random.Next(3) switch { 0 => 0.3, 1 => 0.5, _ => 0.8 }, random.Next(2) == 0 ? 1e-8 : 0.01);
        return gate.Winners(outputs) < outputs ? gate : null;
    }

    /// <summary>What the layer gives for a value of that shape.</summary>
    public TensorShape ShapeOf(OperatorDeclaration layer, TensorShape shape)
    {
        return layer switch
        {
            OperatorDeclaration.Dense dense => new TensorShape([dense.Units]),
            OperatorDeclaration.Conv2D conv => Windows(shape, conv.Filters, conv.Kernel, conv.Stride, conv.Padding),
            _ => throw new ArgumentException("No shape for " + layer.GetType().Name + ".", nameof(layer)),
        };
    }

    /// <summary>
    /// Up to five operators behind the one that makes the layer: normalisation, activation, pool, in several orders.
    /// </summary>
    public IReadOnlyList<OperatorDeclaration> Following(ref TensorShape shape, bool pools)
    {
        List<OperatorDeclaration> operators = [];
        bool normalized = random.Next(5) < 2;
        if (normalized)
        {
            operators.Add(Normalization());
        }

        if (random.Next(4) > 0)
        {
            operators.Add(Activation());
        }

        if (pools && shape.IsImage && random.Next(4) == 0)
        {
            operators.Add(Pool(ref shape));
        }

        if (!normalized && random.Next(8) == 0)
        {
            operators.Add(Normalization());
        }

        // An attribute stands once on a property.
        if (random.Next(8) == 0 && Activation() is { } second
            && !operators.Exists(operation => operation.GetType() == second.GetType()))
        {
            operators.Add(second);
        }

        if (random.Next(8) == 0)
        {
            operators.Add(new OperatorDeclaration.Dropout(0.25));
        }

        return operators;
    }

    private OperatorDeclaration Activation()
    {
        return random.Next(7) switch
        {
            0 => new OperatorDeclaration.Sigmoid(),
            1 => new OperatorDeclaration.Tanh(),
            2 => new OperatorDeclaration.Gelu(),
            3 => new OperatorDeclaration.LeakyRelu(0.3),
            4 => new OperatorDeclaration.Relu(Threshold: 0.1),
            _ => new OperatorDeclaration.Relu(),
        };
    }

    private OperatorDeclaration.BatchNorm Normalization()
    {
        return random.Next(2) == 0
            ? new OperatorDeclaration.BatchNorm()
            : new OperatorDeclaration.BatchNorm(Momentum: 0.25, Epsilon: 1e-3);
    }

    private OperatorDeclaration Pool(ref TensorShape shape)
    {
        if (random.Next(5) == 0)
        {
            shape = new TensorShape([shape.Channels]);
            return new OperatorDeclaration.GlobalAveragePool();
        }

        int kernel = random.Next(1, 6);
        int least = Math.Max(0, (kernel - Math.Min(shape.Height, shape.Width) + 1) / 2);
        int padding = random.Next(least, (kernel / 2) + 1);
        int stride = random.Next(kernel + 1);
        if (stride > 0 && !IsSmall(Windows(shape, shape.Channels, kernel, stride, padding)))
        {
            stride = 0;
        }

        shape = Windows(shape, shape.Channels, kernel, stride == 0 ? kernel : stride, padding);
        return random.Next(2) == 0
            ? new OperatorDeclaration.MaxPool(kernel, stride, padding)
            : new OperatorDeclaration.AveragePool(kernel, stride, padding);
    }

    private static bool IsSmall(TensorShape shape) =>
        Math.Max(shape.Height, shape.Width) <= RandomDeclaration.LargestImage;

    private static TensorShape Windows(TensorShape shape, int outputs, int kernel, int stride, int padding)
    {
        int height = ((shape.Height + (2 * padding) - kernel) / stride) + 1;
        int width = ((shape.Width + (2 * padding) - kernel) / stride) + 1;
        return new TensorShape([outputs, height, width]);
    }

    private int Pick(params ReadOnlySpan<int> choices) => choices[random.Next(choices.Length)];
}
