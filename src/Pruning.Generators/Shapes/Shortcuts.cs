using System;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Shapes;

/// <summary>How a value is brought to the shape of the one that it is added to (He et al. 2016).</summary>
internal static class Shortcuts
{
    // As [BatchNorm] has them.
    private const double Momentum = 0.1;
    private const double Epsilon = 1e-5;

    public static Result<AdaptedValue> Adapt(Adapt adapt, TensorShape from, TensorShape to)
    {
        string value = adapt.Inputs[0];
        if (from.Equals(to) && !adapt.IsForced)
        {
            return new AdaptedValue(value, []);
        }

        if (from.IsImage != to.IsImage)
        {
            return Impossible(adapt, from, to, "one of them is an image and the other is not");
        }

        if (StrideBetween(from, to) is not { } stride)
        {
            return Impossible(adapt, from, to, "no stride leaves this height and width");
        }

        if (adapt.Shortcut == Shortcut.Pad)
        {
            return from.Channels > to.Channels
                ? Impossible(adapt, from, to, "it adds channels, and takes none away; set Shortcut.Projection")
                : new AdaptedValue(adapt.Name, [new Subsample(adapt.Name, [value], to.Channels, stride)]);
        }

        string projection = LayerOwner.ProjectionOf(adapt);
        string norm = projection + ".BatchNorm";
        return new AdaptedValue(
            norm,
            [
                to.IsImage
                    ? new Conv2D(
                        projection, [value], to.Channels, 1, stride, 0, 1, Bias: false, Initializer.HeNormal)
                    : new Dense(projection, [value], to.Channels, Bias: false, Initializer.HeNormal),
                new BatchNorm(norm, [projection], Momentum, Epsilon),
            ]);
    }

    // The least stride with which windows of one pixel leave that height and width. A smaller one leaves too many
    // pixels in a direction; one that is larger leaves no more in the other.
    private static int? StrideBetween(TensorShape from, TensorShape to)
    {
        int stride = Math.Max(Stride(from.Height, to.Height), Stride(from.Width, to.Width));
        bool fits = ((from.Height - 1) / stride) + 1 == to.Height && ((from.Width - 1) / stride) + 1 == to.Width;
        return fits ? stride : null;
    }

    private static int Stride(int from, int to) => ((from - 1) / to) + 1;

    private static Result<AdaptedValue> Impossible(Adapt adapt, TensorShape from, TensorShape to, string why)
    {
        return Result<AdaptedValue>.Failure(
            [
                new Fault(
                    FaultId.ShortcutImpossible,
                    adapt.Layer,
                    [
                        adapt.Shortcut.ToString(),
                        adapt.Layer,
                        ShapeRules.NameOf(adapt.Inputs[0]),
                        from.ToString(),
                        ShapeRules.NameOf(adapt.Inputs[1]),
                        to.ToString(),
                        why,
                    ]),
            ]);
    }
}
