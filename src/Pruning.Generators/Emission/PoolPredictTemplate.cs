using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints <see cref="PoolPredictKernel"/>. Rows of y are made by whole vectors: what one writes beyond the end of a row
/// is overwritten by the next row, and what it reads from outside of x is cut off.
/// </summary>
internal static class PoolPredictTemplate
{
    public static void Write(SourceWriter writer, PoolPredictKernel kernel)
    {
        PoolGeometry pool = kernel.Pool;
        string channels = Literal.Of(pool.Channels);
        string what = kernel.Max ? "largest value" : "mean of the pixels inside";
        string size = Literal.Of(pool.Kernel) + "x" + Literal.Of(pool.Kernel);
        string x = $"x [{channels}, {Literal.Of(pool.Height)}, {Literal.Of(pool.Width)}]";
        string y = $"y [{channels}, {Literal.Of(pool.OutputHeight)}, {Literal.Of(pool.OutputWidth)}]";
        writer.Lines($"/// <summary>The {what} of each {size} window of one sample; {x}, {y}.</summary>");
        using (writer.Block($"internal static void {kernel.Name}(ref float x, ref float y)"))
        using (writer.Block($"for (int c = 0; c < {channels}; c++)"))
        using (writer.Block($"for (int i = 0; i < {Literal.Of(pool.OutputHeight)}; i++)"))
        {
            string top = "i" + (pool.Stride == 1 ? "" : " * " + Literal.Of(pool.Stride));
            writer.Lines(pool.IsInside
                ? $"""
                int first = {top};
                int last = first + {Literal.Of(pool.Kernel)};
                """
                : $"""
                int first = Math.Max({top} - {Literal.Of(pool.Padding)}, 0);
                int last = Math.Min({top} + {Literal.Of(pool.Kernel - pool.Padding)}, {Literal.Of(pool.Height)});
                """);
            int lanes = Lanes(pool);
            if (pool.OutputWidth <= lanes)
            {
                Vector(writer, kernel, "");
            }
            else
            {
                using (writer.Block($"for (int j = 0; j < {Literal.Of(pool.OutputWidth)}; j += {Literal.Of(lanes)})"))
                {
                    Vector(writer, kernel, "j");
                }
            }
        }

        writer.Line();
    }

    private static int Lanes(PoolGeometry pool) => pool.OutputWidth <= 8 ? 8 : 16;

    // The windows from column j of y on, as many as there are lanes.
    private static void Vector(SourceWriter writer, PoolPredictKernel kernel, string j)
    {
        PoolGeometry pool = kernel.Pool;
        string vector = Lanes(pool) == 8 ? "Vector256" : "Vector512";
        bool isRagged = !kernel.Max && !pool.IsInside;
        writer.Lines($"{vector}<float> {Sum(kernel)} = {Start(kernel, vector)};");
        if (isRagged)
        {
            writer.Lines($"{vector}<float> columns = {vector}<float>.Zero;");
        }

        using (writer.Block($"for (int s = 0; s < {Literal.Of(pool.Kernel)}; s++)"))
        {
            Column(writer, kernel, vector, j);
            if (pool.IsInside)
            {
                writer.Lines(Accumulate(kernel, vector, Sum(kernel), "column") + ";");
            }
            else
            {
                string half = Lanes(pool) == 8 ? ".GetLower()" : "";
                string from = Rounded(pool, pool.Padding, j);
                string to = Rounded(pool, pool.Padding + pool.Width, j);
                writer.Lines($"{vector}<float> inside = PixelLanes.Between({from}, {to}){half};");
                string column = $"{vector}.ConditionalSelect(inside, column, {Start(kernel, vector)})";
                writer.Lines(Accumulate(kernel, vector, Sum(kernel), column) + ";");
                if (isRagged)
                {
                    writer.Lines($"columns += inside & {vector}<float>.One;");
                }
            }
        }

        writer.Line();
        string size = Literal.Of(pool.Kernel * pool.Kernel);
        string value = kernel.Max ? "best" : isRagged ? "(sum / (columns * (last - first)))" : $"(sum * (1f / {size}))";
        string row = $"(c * {Literal.Of(pool.OutputHeight)} + i) * {Literal.Of(pool.OutputWidth)}";
        writer.Lines($"{value}.StoreUnsafe(ref Unsafe.Add(ref y, {row}{(j.Length == 0 ? "" : " + j")}));");
    }

    // Column s of the windows: the numbers below each other first, then those that the windows want of them.
    private static void Column(SourceWriter writer, PoolPredictKernel kernel, string vector, string j)
    {
        PoolGeometry pool = kernel.Pool;
        string[] parts = pool.Stride == 2 ? ["low", "high"] : ["column"];
        foreach (string part in parts)
        {
            writer.Lines($"{vector}<float> {part} = {Start(kernel, vector)};");
        }

        using (writer.Block("for (int r = first; r < last; r++)"))
        {
            string at = $"(c * {Literal.Of(pool.Height)} + r) * {Literal.Of(pool.Width)}"
                + (j.Length == 0 ? "" : " + j" + (pool.Stride == 1 ? "" : " * " + Literal.Of(pool.Stride)))
                + " + s" + (pool.IsInside ? "" : " - " + Literal.Of(pool.Padding));
            writer.Lines($"ref float xr = ref Unsafe.Add(ref x, {at});");
            for (int part = 0; part < parts.Length; part++)
            {
                string lanes = part == 0 ? "" : ", " + Literal.Of(Lanes(pool));
                string load = pool.Stride <= 2
                    ? $"{vector}.LoadUnsafe(ref xr{lanes})"
                    : $"PixelLanes.Every({Literal.Of(pool.Stride)}, ref xr){(Lanes(pool) == 8 ? ".GetLower()" : "")}";
                writer.Lines(Accumulate(kernel, vector, parts[part], load) + ";");
            }
        }

        writer.Line();
        if (pool.Stride == 2)
        {
            writer.Lines($"{vector}<float> column = PixelLanes.EveryOther(low, high);");
        }
    }

    private static string Sum(PoolPredictKernel kernel) => kernel.Max ? "best" : "sum";

    private static string Start(PoolPredictKernel kernel, string vector) =>
        kernel.Max ? $"{vector}.Create(float.NegativeInfinity)" : $"{vector}<float>.Zero";

    private static string Accumulate(PoolPredictKernel kernel, string vector, string sum, string value) =>
        kernel.Max ? $"{sum} = {vector}.Max({sum}, {value})" : $"{sum} += {value}";

    // The first lane whose window has column s at the pixel or behind it: (pixel - s) / stride, rounded up.
    private static string Rounded(PoolGeometry pool, int pixel, string j)
    {
        string text = pool.Stride == 1
            ? $"{Literal.Of(pixel)} - s"
            : $"({Literal.Of(pixel + pool.Stride - 1)} - s) / {Literal.Of(pool.Stride)}";
        return text + (j.Length == 0 ? "" : " - j");
    }
}
