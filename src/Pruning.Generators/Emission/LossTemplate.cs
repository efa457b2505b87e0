using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints the losses. Lanes beyond the last sample have no gradient, and nobody reads their loss. The gradient is cut
/// off by bits: a product with zero would hand on a NaN of a lane that overflowed where no sample did.
/// </summary>
internal static class LossTemplate
{
    // The first class with the largest output so far.
    private const string KeepBest =
        "best = Vector512.ConditionalSelect(Vector512.GreaterThan(xk, largest), Vector512.Create((float)k), best);";

    public static void Write(SourceWriter writer, SoftmaxCrossEntropyKernel kernel)
    {
        const string Gradient = "(softmax(x) - onehot(label)) / samples";
        writer.Lines(
            $"""
            /// <summary>
            /// Loss -ln(softmax(x)[label]) and most probable class of each sample, and dx = {Gradient};
            /// x and dx [{Literal.Of(kernel.Outputs)}, 16] per tile, labels, losses and classes [N].
            /// </summary>
            """);
        Tiles(
            writer,
            kernel.Name,
            "labels",
            kernel.Outputs,
            kernel.Groups,
            "Vector512<float> label = Vector512.LoadUnsafe(ref labels, (nuint)first);",
            $$"""
            Vector512<float> largest = Vector512.LoadUnsafe(ref xt);
            Vector512<float> best = Vector512<float>.Zero;
            for (int k = 1; k < {{Literal.Of(kernel.Outputs)}}; k++)
            {
                Vector512<float> xk = Vector512.LoadUnsafe(ref xt, (nuint)(k * 16));
                {{KeepBest}}
                largest = Vector512.Max(xk, largest);
            }

            Vector512<float> sum = Vector512<float>.Zero;
            Vector512<float> truth = Vector512<float>.Zero;
            for (int k = 0; k < {{Literal.Of(kernel.Outputs)}}; k++)
            {
                Vector512<float> xk = Vector512.LoadUnsafe(ref xt, (nuint)(k * 16)) - largest;
                truth = Vector512.ConditionalSelect(Vector512.Equals(label, Vector512.Create((float)k)), xk, truth);
                Vector512<float> power = Vector512.Exp(xk);
                power.StoreUnsafe(ref dxt, (nuint)(k * 16));
                sum += power;
            }

            (Vector512.Log(sum) - truth).StoreUnsafe(ref losses, (nuint)first);
            best.StoreUnsafe(ref classes, (nuint)first);
            Vector512<float> isSample = Lanes.First(samples - first);
            Vector512<float> scale = Vector512.Create(1f / samples);
            for (int k = 0; k < {{Literal.Of(kernel.Outputs)}}; k++)
            {
                Vector512<float> isTruth = Vector512.Equals(label, Vector512.Create((float)k)) & Vector512<float>.One;
                Vector512<float> probability = Vector512.LoadUnsafe(ref dxt, (nuint)(k * 16)) / sum;
                ((probability - isTruth) * scale & isSample).StoreUnsafe(ref dxt, (nuint)(k * 16));
            }
            """);
    }

    public static void Write(SourceWriter writer, MeanSquaredErrorKernel kernel)
    {
        string outputs = Literal.Of(kernel.Outputs);
        string gradient = $"2 (x - target) / (samples · {outputs})";
        writer.Lines(
            $"""
            /// <summary>
            /// Loss mean_k (x - target)² and largest output of each sample, and dx = {gradient};
            /// x, targets and dx [{outputs}, 16] per tile, losses and classes [N].
            /// </summary>
            """);
        Tiles(
            writer,
            kernel.Name,
            "targets",
            kernel.Outputs,
            kernel.Groups,
            $"ref float target = ref Unsafe.Add(ref targets, first * {outputs});",
            $$"""
            Vector512<float> largest = Vector512.LoadUnsafe(ref xt);
            Vector512<float> best = Vector512<float>.Zero;
            Vector512<float> sum = Vector512<float>.Zero;
            Vector512<float> isSample = Lanes.First(samples - first);
            Vector512<float> scale = Vector512.Create(2f / ((float)samples * {{outputs}}));
            for (int k = 0; k < {{outputs}}; k++)
            {
                Vector512<float> xk = Vector512.LoadUnsafe(ref xt, (nuint)(k * 16));
                {{KeepBest}}
                largest = Vector512.Max(xk, largest);
                Vector512<float> error = xk - Vector512.LoadUnsafe(ref target, (nuint)(k * 16));
                sum = Vector512.FusedMultiplyAdd(error, error, sum);
                (error * scale & isSample).StoreUnsafe(ref dxt, (nuint)(k * 16));
            }

            (sum * (1f / {{outputs}})).StoreUnsafe(ref losses, (nuint)first);
            best.StoreUnsafe(ref classes, (nuint)first);
            """);
    }

    private static void Tiles(
        SourceWriter writer, string name, string truth, int outputs, TileGroups groups, string load, string body)
    {
        string inputs = $"ref float x, int strideX, ref float {truth}";
        const string Results = "ref float dx, int stride, ref float losses, ref float classes";
        using (writer.Block($"internal static void {name}({inputs}, {Results}, int samples, int begin, int end)"))
        using (writer.Block("for (int g = begin; g < end; g++)"))
        using (writer.Block($"for (int t = 0; t < {Literal.Of(groups.TilesPerGroup)}; t++)"))
        {
            writer.Lines(
                $"""
                int first = (g * {Literal.Of(groups.TilesPerGroup)} + t) * 16;
                ref float xt = ref Unsafe.Add(ref x, g * strideX + t * {Literal.Of(outputs * 16)});
                ref float dxt = ref Unsafe.Add(ref dx, g * stride + t * {Literal.Of(outputs * 16)});
                """);
            writer.Lines(load);
            writer.Lines(body);
        }

        writer.Line();
    }
}
