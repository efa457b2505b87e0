using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="DenseForwardKernel"/>.</summary>
internal static class DenseForwardTemplate
{
    private const string Parameters =
        "ref float x, int strideX, ref float w, ref float b, ref float y, int strideY, int begin, int end";

    public static void Write(SourceWriter writer, DenseForwardKernel kernel)
    {
        string inputs = Literal.Of(kernel.Inputs);
        string units = Literal.Of(kernel.Units);
        string shapes = $"w [{units}, {inputs}], x [{inputs}, 16] and y [{units}, 16] per tile";
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = f(Σ_c w[k, c] x[c] + b[k]); {shapes}.
            /// Register tiles of rows x registers: for all rows, for all groups, for all c.
            /// </summary>
            """);
        string weights = $"ref Unsafe.Add(ref w, {{row}} * {inputs})";
        const string Biases = "ref Unsafe.Add(ref b, {row})";
        const string Outputs = "ref Unsafe.Add(ref y, {row} * 16)";
        KernelTemplate.RowLoop(
            writer,
            kernel.Name,
            Parameters + KernelTemplate.KeptParameters(kernel.Skips, "rows", "columns"),
            "k",
            kernel.Wide,
            kernel.Narrow,
            kernel.Groups,
            $"ref x, strideX, {weights}, {Biases}, {Outputs}, strideY, begin, end"
            + KernelTemplate.KeptOfTile(kernel.Skips, "rows", "columns"));
        foreach ((VectorWidth width, int rows) in RegisterTiles(kernel.Groups, kernel.Wide, kernel.Narrow))
        {
            WriteTile(writer, kernel, width, rows);
        }
    }

    /// <summary>The register tiles that a kernel consists of.</summary>
    public static IEnumerable<(VectorWidth Width, int Rows)> RegisterTiles(
        TileGroups groups, RowTiling wide, RowTiling narrow)
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
        string fromX = KernelTemplate.GroupOffset(width, "strideX", kernel.Inputs);
        string fromY = KernelTemplate.GroupOffset(width, "strideY", kernel.Units);
        string parameters = Parameters + KernelTemplate.KeptParameters(kernel.Skips, "columns");
        using (writer.Block($"private static void {kernel.Name}{width.Suffix(rows)}({parameters})"))
        {
            KernelTemplate.GroupLoop(writer, width, () =>
            {
                writer.Lines($"ref float xc = ref Unsafe.Add(ref x, {fromX});");
                writer.Lines("ref float wc = ref w;");
                if (kernel.Skips)
                {
                    writer.Lines("ref float first = ref xc;");
                }

                for (int r = 0; r < rows; r++)
                {
                    string start = kernel.Bias
                        ? $"{vector}.Create({KernelTemplate.At("b", r)})"
                        : "default";
                    foreach (int v in width.All)
                    {
                        writer.Lines($"{vector}<float> y{r}_{v} = {(v == 0 ? start : $"y{r}_0")};");
                    }
                }

                string? kept = kernel.Skips ? "columns" : null;
                const string Enter =
                    """
                    xc = ref Unsafe.Add(ref first, {first} * 16);
                    wc = ref Unsafe.Add(ref w, {first});
                    """;
                KernelTemplate.KeptLoop(writer, "c", kernel.Inputs, kept, Enter, () =>
                {
                    foreach (int v in width.All)
                    {
                        string x = KernelTemplate.Load(width, "xc", width.Offset(v, kernel.Inputs));
                        writer.Lines($"{vector}<float> x{v} = {x};");
                    }

                    for (int r = 0; r < rows; r++)
                    {
                        string w = KernelTemplate.At("wc", r * kernel.Inputs);
                        writer.Lines($"{vector}<float> w{r} = {vector}.Create({w});");
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
                });

                writer.Line();
                writer.Lines($"ref float yk = ref Unsafe.Add(ref y, {fromY});");
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
