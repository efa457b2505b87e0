using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="DenseForwardKernel"/>.</summary>
internal static class DenseForwardTemplate
{
    public static void Write(SourceWriter writer, DenseForwardKernel kernel)
    {
        string inputs = Literal.Of(kernel.Inputs);
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = f(Σ_c w[k, c] x[c] + b[k]); w [{Literal.Of(kernel.Units)}, {inputs}], x [{inputs}, 16] and y
            /// [{Literal.Of(kernel.Units)}, 16] per tile.
            /// Register tiles of rows x registers: for all rows, for all groups, for all c.
            /// </summary>
            """);
        KernelTemplate.RowLoop(
            writer,
            kernel.Name,
            "ref float x, int strideX, ref float w, ref float b, ref float y, int strideY, int begin, int end",
            "k",
            kernel.Wide,
            kernel.Narrow,
            kernel.Groups,
            $"ref x, strideX, ref Unsafe.Add(ref w, {{row}} * {inputs}), ref Unsafe.Add(ref b, {{row}}), ref Unsafe.Add(ref y, {{row}} * 16), strideY, begin, end");
        foreach ((VectorWidth width, int rows) in RegisterTiles(kernel.Groups, kernel.Wide, kernel.Narrow))
        {
            WriteTile(writer, kernel, width, rows);
        }
    }

    /// <summary>The register tiles that a kernel consists of.</summary>
    public static IEnumerable<(VectorWidth Width, int Rows)> RegisterTiles(TileGroups groups, RowTiling wide, RowTiling narrow)
    {
        foreach ((VectorWidth width, RowTiling tiling) in
            new[] { (VectorWidth.Wide(groups), wide), (VectorWidth.Narrow(groups), narrow) })
        {
            yield return (width, tiling.Rows);
            if (tiling.Remainder > 0)
            {
                yield return (width, tiling.Remainder);
            }
        }
    }

    private static void WriteTile(SourceWriter writer, DenseForwardKernel kernel, VectorWidth width, int rows)
    {
        string vector = width.Type;
        using (writer.Block(
            $"private static void {kernel.Name}{width.Suffix(rows)}(ref float x, int strideX, ref float w, ref float b, ref float y, int strideY, int begin, int end)"))
        {
            KernelTemplate.GroupLoop(writer, width, () =>
            {
                writer.Lines($"ref float xc = ref Unsafe.Add(ref x, {KernelTemplate.GroupOffset(width, "strideX", kernel.Inputs)});");
                writer.Lines("ref float wc = ref w;");
                for (int r = 0; r < rows; r++)
                {
                    string start = kernel.Bias ? $"{vector}.Create({KernelTemplate.At("b", r)})" : $"{vector}<float>.Zero";
                    foreach (int v in width.All)
                    {
                        writer.Lines($"{vector}<float> y{r}_{v} = {(v == 0 ? start : $"y{r}_0")};");
                    }
                }

                using (writer.Block($"for (int c = 0; c < {Literal.Of(kernel.Inputs)}; c++)"))
                {
                    foreach (int v in width.All)
                    {
                        writer.Lines($"{vector}<float> x{v} = {KernelTemplate.Load(width, "xc", width.Offset(v, kernel.Inputs))};");
                    }

                    for (int r = 0; r < rows; r++)
                    {
                        writer.Lines($"{vector}<float> w{r} = {vector}.Create({KernelTemplate.At("wc", r * kernel.Inputs)});");
                        foreach (int v in width.All)
                        {
                            writer.Lines($"y{r}_{v} = {vector}.FusedMultiplyAdd(w{r}, x{v}, y{r}_{v});");
                        }
                    }

                    writer.Lines(
                        """
                        xc = ref Unsafe.Add(ref xc, 16);
                        wc = ref Unsafe.Add(ref wc, 1);
                        """);
                }

                writer.Line();
                writer.Lines($"ref float yk = ref Unsafe.Add(ref y, {KernelTemplate.GroupOffset(width, "strideY", kernel.Units)});");
                for (int r = 0; r < rows; r++)
                {
                    foreach (int v in width.All)
                    {
                        string value = EpilogueTemplate.Forward(kernel.Epilogue, vector, $"y{r}_{v}");
                        writer.Lines(KernelTemplate.Store(value, "yk", (r * 16) + width.Offset(v, kernel.Units)));
                    }
                }
            });
        }

        writer.Line();
    }
}
