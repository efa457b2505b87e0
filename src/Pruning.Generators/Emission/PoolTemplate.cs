using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints pools and their gradients. They are written for sixteen lanes; where a register holds fewer, the JIT splits
/// it.
/// </summary>
internal static class PoolTemplate
{
    private const string None = "Vector512<float> best = Vector512.Create(float.NegativeInfinity);";

    public static void Write(SourceWriter writer, PoolKernel kernel)
    {
        PoolGeometry pool = kernel.Pool;
        string what = kernel.Max ? "largest value" : "mean of the pixels inside";
        writer.Lines(
            $"""
            /// <summary>
            /// The {what} of each {Size(pool)} window; {Shapes(pool)} per tile.
            /// </summary>
            """);
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float x, int strideX, ref float y, int strideY, "
            + "int begin, int end)"))
        {
            Planes(writer, kernel.Groups, pool, ["x", "y"], ["strideX", "strideY"], [true, false], () =>
                Windows(writer, pool, () =>
                {
                    writer.Lines(kernel.Max ? None : "Vector512<float> sum = Vector512<float>.Zero;");
                    Pixels(writer, pool, (load, _) =>
                        writer.Lines(kernel.Max ? $"best = Vector512.Max(best, {load});" : $"sum += {load};"));
                    string result = kernel.Max ? "best" : $"(sum * (1f / {Count(pool)}))";
                    writer.Lines($"{result}.StoreUnsafe(ref yc, (nuint)({At(pool)}));");
                }));
        }

        writer.Line();
    }

    public static void Write(SourceWriter writer, PoolGradientKernel kernel)
    {
        PoolGeometry pool = kernel.Pool;
        string what = kernel.Max
            ? "dx = f'(x) dy where x is the first largest of its window"
            : "dx = dy over the number of pixels of the window";
        writer.Lines(
            $"""
            /// <summary>
            /// {what}, summed over {Size(pool)} windows; {Shapes(pool)} per tile.
            /// </summary>
            """);
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float x, int strideX, ref float dy, ref float dx, int stride, "
            + "int begin, int end)"))
        {
            bool assigns = pool.IsPartition;
            string[] names = kernel.Max ? ["x", "dy", "dx"] : ["dy", "dx"];
            string[] strides = kernel.Max ? ["strideX", "stride", "stride"] : ["stride", "stride"];
            bool[] large = kernel.Max ? [true, false, true] : [false, true];
            Planes(writer, kernel.Groups, pool, names, strides, large, () =>
            {
                if (!assigns)
                {
                    string plane = Literal.Of(pool.Height * pool.Width * 16);
                    writer.Lines($"MemoryMarshal.CreateSpan(ref dxc, {plane}).Clear();");
                }

                Windows(writer, pool, () =>
                {
                    writer.Lines(
                        $"Vector512<float> d = Vector512.LoadUnsafe(ref dyc, (nuint)({At(pool)}));");
                    if (kernel.Max)
                    {
                        writer.Lines(None);
                        Pixels(writer, pool, (load, _) => writer.Lines($"best = Vector512.Max(best, {load});"));
                        if (kernel.Epilogue.Kind != EpilogueKind.None)
                        {
                            string derived = EpilogueTemplate.Backward(kernel.Epilogue, "Vector512", "d", "best");
                            writer.Lines($"d = {derived};");
                        }
                    }
                    else
                    {
                        writer.Lines($"d *= 1f / {Count(pool)};");
                    }

                    Pixels(writer, pool, (load, place) => Hand(writer, kernel.Max, assigns, load, place));
                });
            });
        }

        writer.Line();
    }

    // One pixel takes its part of d. What a largest pixel has taken is gone for the others.
    private static void Hand(SourceWriter writer, bool max, bool assigns, string load, string place)
    {
        string part = "d";
        if (max)
        {
            writer.Lines(
                $$"""
                {
                    Vector512<float> isBest = Vector512.Equals({{load}}, best);
                    Vector512<float> part = d & isBest;
                """);
            part = "part";
        }

        string indent = max ? "    " : "";
        string before = $"Vector512.LoadUnsafe(ref dxc, (nuint)({place}))";
        string value = assigns ? part : $"({before} + {part})";
        writer.Lines($"{indent}{value}.StoreUnsafe(ref dxc, (nuint)({place}));");
        if (max)
        {
            writer.Lines("    d = Vector512.AndNot(d, isBest);");
            writer.Lines("}");
        }
    }

    // For each group, tile and channel, with a reference to the plane of each tensor.
    private static void Planes(
        SourceWriter writer,
        TileGroups groups,
        PoolGeometry pool,
        string[] names,
        string[] strides,
        bool[] large,
        System.Action body)
    {
        string planes = Literal.Of(groups.TilesPerGroup * pool.Channels);
        using (writer.Block("for (int g = begin; g < end; g++)"))
        using (writer.Block($"for (int c = 0; c < {planes}; c++)"))
        {
            for (int i = 0; i < names.Length; i++)
            {
                int size = large[i] ? pool.Height * pool.Width : pool.OutputHeight * pool.OutputWidth;
                string at = $"g * {strides[i]} + c * {Literal.Of(size * 16)}";
                writer.Lines($"ref float {names[i]}c = ref Unsafe.Add(ref {names[i]}, {at});");
            }

            body();
        }
    }

    private static void Windows(SourceWriter writer, PoolGeometry pool, System.Action body)
    {
        using (writer.Block($"for (int i = 0; i < {Literal.Of(pool.OutputHeight)}; i++)"))
        {
            using (writer.Block($"for (int j = 0; j < {Literal.Of(pool.OutputWidth)}; j++)"))
            {
                if (!pool.IsInside)
                {
                    string stride = Literal.Of(pool.Stride);
                    string padding = Literal.Of(pool.Padding);
                    string kernel = Literal.Of(pool.Kernel);
                    writer.Lines(
                        $"""
                        int top = Math.Max(0, i * {stride} - {padding});
                        int below = Math.Min({Literal.Of(pool.Height)}, i * {stride} - {padding} + {kernel});
                        int left = Math.Max(0, j * {stride} - {padding});
                        int right = Math.Min({Literal.Of(pool.Width)}, j * {stride} - {padding} + {kernel});
                        """);
                }

                body();
            }
        }
    }

    // The pixels of a window: one line each where all lie inside and they are few, loops elsewhere.
    private static void Pixels(SourceWriter writer, PoolGeometry pool, System.Action<string, string> pixel)
    {
        string width = Literal.Of(pool.Width);
        string stride = Literal.Of(pool.Stride);
        if (pool.IsInside && pool.Kernel <= 3)
        {
            foreach (int r in Enumerable.Range(0, pool.Kernel))
            {
                foreach (int s in Enumerable.Range(0, pool.Kernel))
                {
                    string place =
                        $"((i * {stride} + {Literal.Of(r)}) * {width} + j * {stride} + {Literal.Of(s)}) * 16";
                    pixel(Load(place), place);
                }
            }

            return;
        }

        (string Top, string Below, string Left, string Right) = pool.IsInside
            ? (
                $"i * {stride}",
                $"i * {stride} + {Literal.Of(pool.Kernel)}",
                $"j * {stride}",
                $"j * {stride} + {Literal.Of(pool.Kernel)}")
            : ("top", "below", "left", "right");
        using (writer.Block($"for (int r = {Top}; r < {Below}; r++)"))
        {
            using (writer.Block($"for (int s = {Left}; s < {Right}; s++)"))
            {
                string place = $"(r * {width} + s) * 16";
                pixel(Load(place), place);
            }
        }
    }

    private static string Load(string place) =>
        $"Vector512.LoadUnsafe(ref xc, (nuint)({place}))";

    private static string Count(PoolGeometry pool) =>
        pool.IsInside ? Literal.Of(pool.Kernel * pool.Kernel) : "((below - top) * (right - left))";

    private static string At(PoolGeometry pool) => $"(i * {Literal.Of(pool.OutputWidth)} + j) * 16";

    private static string Size(PoolGeometry pool) => Literal.Of(pool.Kernel) + " x " + Literal.Of(pool.Kernel);

    private static string Shapes(PoolGeometry pool)
    {
        string channels = Literal.Of(pool.Channels);
        string x = $"x [{channels}, {Literal.Of(pool.Height)}, {Literal.Of(pool.Width)}, 16]";
        return x + $" and y [{channels}, {Literal.Of(pool.OutputHeight)}, {Literal.Of(pool.OutputWidth)}, 16]";
    }
}
