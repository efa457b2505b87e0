using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="DenseWeightGradientKernel"/>.</summary>
internal static class DenseWeightGradientTemplate
{
    private const string TileParameters = "ref float x, ref float dy, ref float dw, int stride, int groups";

    public static void Write(SourceWriter writer, DenseWeightGradientKernel kernel)
    {
        const string Sum = "dw[r, c] = Σ_n dy[n, k + r] x[n, c]";
        writer.Lines(
            $"""
            /// <summary>
            /// {Sum} for one register tile of rows and one panel of 32 columns, summed in the order of
            /// the samples; dy [{Literal.Of(kernel.Units)}, 16] per tile from row k on, x [N, 32], dw [rows, 32].
            /// </summary>
            """);
        using (writer.Block($"internal static void {kernel.Name}({TileParameters}, int rows)"))
        {
            using (writer.Block("if (Vector512.IsHardwareAccelerated)"))
            {
                Choose(writer, kernel, VectorWidth.Wide(kernel.Groups), kernel.Wide);
            }

            using (writer.Block("else"))
            {
                Choose(writer, kernel, VectorWidth.Narrow(kernel.Groups), kernel.Narrow);
            }
        }

        writer.Line();
        foreach ((VectorWidth width, int rows) in
            DenseForwardTemplate.RegisterTiles(kernel.Groups, kernel.Wide, kernel.Narrow))
        {
            WriteTile(writer, kernel, width, rows);
        }
    }

    // The name must not depend on the tiles per group: a register tile here is always rows x 32 columns, or x 16 at a
    // time.
    private static string TileName(DenseWeightGradientKernel kernel, VectorWidth width, int rows) =>
        $"{kernel.Name}_{Literal.Of(rows)}x{(width.Lanes == 16 ? "32" : "16")}";

    private static void Choose(
        SourceWriter writer, DenseWeightGradientKernel kernel, VectorWidth width, RowTiling tiling)
    {
        string full = $"{TileName(kernel, width, tiling.Rows)}(ref x, ref dy, ref dw, stride, groups);";
        if (tiling.Remainder == 0)
        {
            writer.Lines(full);
            return;
        }

        using (writer.Block($"if (rows == {Literal.Of(tiling.Rows)})"))
        {
            writer.Lines(full);
        }

        using (writer.Block("else"))
        {
            writer.Lines($"{TileName(kernel, width, tiling.Remainder)}(ref x, ref dy, ref dw, stride, groups);");
        }
    }

    private static void WriteTile(SourceWriter writer, DenseWeightGradientKernel kernel, VectorWidth width, int rows)
    {
        bool wide = width.Lanes == 16;
        using (writer.Block($"private static void {TileName(kernel, width, rows)}({TileParameters})"))
        {
            if (wide)
            {
                WriteSums(writer, kernel, width, rows);
            }
            else
            {
                using (writer.Block("for (int half = 0; half < 32; half += 16)"))
                {
                    WriteSums(writer, kernel, width, rows);
                }
            }
        }

        writer.Line();
    }

    private static void WriteSums(SourceWriter writer, DenseWeightGradientKernel kernel, VectorWidth width, int rows)
    {
        string vector = width.Type;
        string half = width.Lanes == 16 ? "" : " half";
        writer.Lines(half.Length == 0 ? "ref float xn = ref x;" : "ref float xn = ref Unsafe.Add(ref x, half);");
        for (int r = 0; r < rows; r++)
        {
            for (int v = 0; v < 2; v++)
            {
                writer.Lines($"{vector}<float> dw{r}_{v} = default;");
            }
        }

        using (writer.Block("for (int g = 0; g < groups; g++)"))
        using (writer.Block($"for (int t = 0; t < {Literal.Of(kernel.Groups.TilesPerGroup)}; t++)"))
        {
            writer.Lines($"ref float dyn = ref Unsafe.Add(ref dy, g * stride + t * {Literal.Of(kernel.Units * 16)});");
            using (writer.Block("for (int n = 0; n < 16; n++)"))
            {
                writer.Lines($"{vector}<float> x0 = {KernelTemplate.Load(width, "xn", 0)};");
                writer.Lines($"{vector}<float> x1 = {KernelTemplate.Load(width, "xn", width.Lanes)};");
                for (int r = 0; r < rows; r++)
                {
                    writer.Lines($"{vector}<float> dy{r} = {vector}.Create({KernelTemplate.At("dyn", r * 16)});");
                    writer.Lines($"dw{r}_0 = {vector}.FusedMultiplyAdd(dy{r}, x0, dw{r}_0);");
                    writer.Lines($"dw{r}_1 = {vector}.FusedMultiplyAdd(dy{r}, x1, dw{r}_1);");
                }

                writer.Lines(
                    """
                    xn = ref Unsafe.Add(ref xn, 32);
                    dyn = ref Unsafe.Add(ref dyn, 1);
                    """);
            }
        }

        writer.Line();
        string to = "dw";
        if (half.Length > 0)
        {
            writer.Lines("ref float to = ref Unsafe.Add(ref dw, half);");
            to = "to";
        }

        for (int r = 0; r < rows; r++)
        {
            writer.Lines(KernelTemplate.Store($"dw{r}_0", to, r * 32));
            writer.Lines(KernelTemplate.Store($"dw{r}_1", to, (r * 32) + width.Lanes));
        }
    }
}
