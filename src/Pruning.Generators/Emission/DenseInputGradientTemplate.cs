using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="DenseInputGradientKernel"/>.</summary>
internal static class DenseInputGradientTemplate
{
    private const string Parameters =
        "ref float dy, ref float w, ref float x, ref float dx, int stride, int begin, int end";

    public static void Write(SourceWriter writer, DenseInputGradientKernel kernel)
    {
        string inputs = Literal.Of(kernel.Inputs);
        string units = Literal.Of(kernel.Units);
        string shapes = $"w [{units}, {inputs}], dy [{units}, 16], x and dx [{inputs}, 16] per tile";
        writer.Lines(
            $"""
            /// <summary>
            /// dx[c] = f'(x[c]) Σ_k w[k, c] dy[k]; {shapes}.
            /// Register tiles of columns x registers: for all columns, for all groups, for all k.
            /// </summary>
            """);
        const string Weights = "ref Unsafe.Add(ref w, {row})";
        const string Values = "ref Unsafe.Add(ref x, {row} * 16)";
        const string Gradients = "ref Unsafe.Add(ref dx, {row} * 16)";
        KernelTemplate.RowLoop(
            writer,
            kernel.Name,
            Parameters + KernelTemplate.KeptParameters(kernel.Skips, "rows", "columns"),
            "c",
            kernel.Wide,
            kernel.Narrow,
            kernel.Groups,
            $"ref dy, {Weights}, {Values}, {Gradients}, stride, begin, end"
            + KernelTemplate.KeptOfTile(kernel.Skips, "columns", "rows"));
        foreach ((VectorWidth width, int rows) in
            DenseForwardTemplate.RegisterTiles(kernel.Groups, kernel.Wide, kernel.Narrow))
        {
            WriteTile(writer, kernel, width, rows);
        }
    }

    private static void WriteTile(SourceWriter writer, DenseInputGradientKernel kernel, VectorWidth width, int rows)
    {
        string vector = width.Type;
        string fromX = KernelTemplate.GroupOffset(width, "stride", kernel.Inputs);
        string fromY = KernelTemplate.GroupOffset(width, "stride", kernel.Units);
        string parameters = Parameters + KernelTemplate.KeptParameters(kernel.Skips, "rows");
        using (writer.Block($"private static void {kernel.Name}{width.Suffix(rows)}({parameters})"))
        {
            KernelTemplate.GroupLoop(writer, width, () =>
            {
                writer.Lines($"ref float dyk = ref Unsafe.Add(ref dy, {fromY});");
                writer.Lines("ref float wk = ref w;");
                if (kernel.Skips)
                {
                    writer.Lines("ref float first = ref dyk;");
                }

                for (int r = 0; r < rows; r++)
                {
                    foreach (int v in width.All)
                    {
                        writer.Lines($"{vector}<float> dx{r}_{v} = default;");
                    }
                }

                string? kept = kernel.Skips ? "rows" : null;
                string enter =
                    $$"""
                    dyk = ref Unsafe.Add(ref first, {first} * 16);
                    wk = ref Unsafe.Add(ref w, {first} * {{Literal.Of(kernel.Inputs)}});
                    """;
                KernelTemplate.KeptLoop(writer, "k", kernel.Units, kept, enter, () =>
                {
                    foreach (int v in width.All)
                    {
                        string dy = KernelTemplate.Load(width, "dyk", width.Offset(v, kernel.Units));
                        writer.Lines($"{vector}<float> dy{v} = {dy};");
                    }

                    for (int r = 0; r < rows; r++)
                    {
                        writer.Lines($"{vector}<float> w{r} = {vector}.Create({KernelTemplate.At("wk", r)});");
                        foreach (int v in width.All)
                        {
                            writer.Lines($"dx{r}_{v} = {vector}.FusedMultiplyAdd(w{r}, dy{v}, dx{r}_{v});");
                        }
                    }

                    writer.Lines(
                        $"""
                        dyk = ref Unsafe.Add(ref dyk, 16);
                        wk = ref Unsafe.Add(ref wk, {Literal.Of(kernel.Inputs)});
                        """);
                });

                writer.Line();
                writer.Lines($"ref float dxc = ref Unsafe.Add(ref dx, {fromX});");
                if (kernel.Epilogue.Kind != EpilogueKind.None)
                {
                    writer.Lines($"ref float xc = ref Unsafe.Add(ref x, {fromX});");
                }

                for (int r = 0; r < rows; r++)
                {
                    foreach (int v in width.All)
                    {
                        int offset = (r * 16) + width.Offset(v, kernel.Inputs);
                        string value = EpilogueTemplate.Backward(
                            kernel.Epilogue, vector, $"dx{r}_{v}", KernelTemplate.Load(width, "xc", offset));
                        writer.Lines(KernelTemplate.Store(value, "dxc", offset));
                    }
                }
            });
        }

        writer.Line();
    }
}
