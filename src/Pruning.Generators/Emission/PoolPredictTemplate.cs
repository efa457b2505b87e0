using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints <see cref="PoolPredictKernel"/>. It is written for sixteen lanes; where a register holds fewer, the JIT splits
/// it.
/// </summary>
internal static class PoolPredictTemplate
{
    public static void Write(SourceWriter writer, PoolPredictKernel kernel)
    {
        PoolGeometry pool = kernel.Pool;
        var unfolding = Unfolding.Of(pool);
        string channels = Literal.Of(pool.Channels);
        string what = kernel.Max ? "largest value" : "mean of the pixels inside";
        string size = Literal.Of(pool.Kernel) + "x" + Literal.Of(pool.Kernel);
        string x = kernel.HasLanes
            ? "x unfolded " + unfolding.Shape
            : $"x [{channels}, {Literal.Of(pool.Height)}, {Literal.Of(pool.Width)}]";
        string y = $"y [{channels}, {Literal.Of(pool.OutputHeight)}, {Literal.Of(pool.OutputWidth)}]";
        string shares = kernel.HasLanes && kernel.IsRagged ? ", ref float shares" : "";
        writer.Lines($"/// <summary>The {what} of each {size} window of one sample; {x}, {y}.</summary>");
        using (writer.Block($"internal static void {kernel.Name}(ref float x{shares}, ref float y)"))
        using (writer.Block($"for (int c = 0; c < {channels}; c++)"))
        {
            if (kernel.HasLanes)
            {
                Planes(writer, kernel, unfolding);
            }
            else
            {
                Windows(writer, kernel);
            }
        }

        writer.Line();
    }

    // Lanes along the windows; the last vector covers some of the one before it where windows do not fill it.
    private static void Planes(SourceWriter writer, PoolPredictKernel kernel, Unfolding unfolding)
    {
        string pixels = Literal.Of(unfolding.Pixels);
        string at = unfolding.Pixels % 16 == 0 ? "p" : $"Math.Min(p, {Literal.Of(unfolding.Pixels - 16)})";
        writer.Lines(
            $"""
            ref float xc = ref Unsafe.Add(ref x, c * {Literal.Of(unfolding.ChannelStep)});
            ref float yc = ref Unsafe.Add(ref y, c * {pixels});
            """);
        using (writer.Block($"for (int p = 0; p < {pixels}; p += 16)"))
        {
            writer.Lines($"nuint q = (nuint){at};");
            writer.Lines(kernel.Max
                ? "Vector512<float> best = Vector512.Create(float.NegativeInfinity);"
                : "Vector512<float> sum = Vector512<float>.Zero;");
            using (writer.Block($"for (int r = 0; r < {Literal.Of(unfolding.Kernel)}; r++)"))
            {
                writer.Lines($"ref float xr = ref Unsafe.Add(ref xc, r * {Literal.Of(unfolding.RowStep)});");
                for (int s = 0; s < unfolding.Kernel; s++)
                {
                    string column = s == 0 ? "q" : "q + " + Literal.Of(s * unfolding.ColumnStep);
                    string load = $"Vector512.LoadUnsafe(ref xr, {column})";
                    writer.Lines(kernel.Max ? $"best = Vector512.Max(best, {load});" : $"sum += {load};");
                }
            }

            writer.Line();
            string share = kernel.IsRagged
                ? "Vector512.LoadUnsafe(ref shares, q)"
                : $"(1f / {Literal.Of(unfolding.Kernel * unfolding.Kernel)})";
            writer.Lines((kernel.Max ? "best" : $"(sum * {share})") + ".StoreUnsafe(ref yc, q);");
        }
    }

    private static void Windows(SourceWriter writer, PoolPredictKernel kernel)
    {
        PoolGeometry pool = kernel.Pool;
        string size = Literal.Of(pool.Kernel);
        string height = Literal.Of(pool.Height);
        string width = Literal.Of(pool.Width);
        string padding = pool.Padding == 0 ? "" : " - " + Literal.Of(pool.Padding);
        using (writer.Block($"for (int i = 0; i < {Literal.Of(pool.OutputHeight)}; i++)"))
        using (writer.Block($"for (int j = 0; j < {Literal.Of(pool.OutputWidth)}; j++)"))
        {
            writer.Lines(
                $"""
                int top = i * {Literal.Of(pool.Stride)}{padding};
                int left = j * {Literal.Of(pool.Stride)}{padding};
                """);
            if (pool.IsInside)
            {
                writer.Lines(
                    $"""
                    int bottom = top + {size};
                    int right = left + {size};
                    """);
            }
            else
            {
                writer.Lines(
                    $"""
                    int bottom = Math.Clamp(top + {size}, 0, {height});
                    int right = Math.Clamp(left + {size}, 0, {width});
                    top = Math.Clamp(top, 0, {height});
                    left = Math.Clamp(left, 0, {width});
                    """);
            }

            writer.Lines(kernel.Max ? "float best = float.NegativeInfinity;" : "float sum = 0;");
            using (writer.Block("for (int r = top; r < bottom; r++)"))
            using (writer.Block("for (int s = left; s < right; s++)"))
            {
                string pixel = $"Unsafe.Add(ref x, (c * {height} + r) * {width} + s)";
                writer.Lines(kernel.Max ? $"best = Math.Max(best, {pixel});" : $"sum += {pixel};");
            }

            writer.Line();
            string mean = kernel.IsRagged
                ? "sum / Math.Max(1, (bottom - top) * (right - left))"
                : $"sum * (1f / {Literal.Of(pool.Kernel * pool.Kernel)})";
            writer.Lines(
                $"""
                y = {(kernel.Max ? "best" : mean)};
                y = ref Unsafe.Add(ref y, 1);
                """);
        }
    }
}
