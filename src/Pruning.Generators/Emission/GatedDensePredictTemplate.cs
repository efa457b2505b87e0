using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="GatedDensePredictKernel"/>.</summary>
internal static class GatedDensePredictTemplate
{
    public static void Write(SourceWriter writer, GatedDensePredictKernel kernel)
    {
        string inputs = Literal.Of(kernel.Inputs);
        string formula = kernel.End.Formula("Σ_c w[k, c] x[c]", "m[k]");
        string pixels = kernel.Pixels == 1 ? "" : Literal.Of(kernel.Pixels);
        string x = pixels.Length == 0 && kernel.Groups == 1
            ? $"[{inputs}]"
            : $"[{Literal.Of(kernel.Pixels)}, {Literal.Of(kernel.Groups)}, {inputs}]";
        string y = Literal.Of(kernel.Units) + (pixels.Length == 0 ? "" : ", " + pixels);
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = {formula} for one sample and the winners k alone;
            /// winners [{Literal.Of(kernel.Winners)}], w [{Literal.Of(kernel.Units)}, {inputs}], x {x}, y [{y}].
            /// </summary>
            """);
        using (writer.Block(
            $"internal static void {kernel.Name}"
            + $"({SampleEndTemplate.GatedParameters(kernel.End, "ref float winners")})"))
        {
            writer.Lines("ref int winner = ref Unsafe.As<float, int>(ref winners);");
            string last = Literal.Of(kernel.Rows.FullRows);
            if (kernel.Rows.Blocks == 1)
            {
                Pixels(writer, kernel, kernel.Rows.Rows, "");
            }
            else
            {
                using (writer.Block($"for (int i = 0; i < {last}; i += {Literal.Of(kernel.Rows.Rows)})"))
                {
                    Pixels(writer, kernel, kernel.Rows.Rows, "i");
                }
            }

            if (kernel.Rows.Remainder > 0)
            {
                writer.Line();
                Pixels(writer, kernel, kernel.Rows.Remainder, last);
            }
        }

        writer.Line();
        WriteTile(writer, kernel, kernel.Rows.Rows);
        if (kernel.Rows.Remainder > 0)
        {
            WriteTile(writer, kernel, kernel.Rows.Remainder);
        }
    }

    private static void Pixels(SourceWriter writer, GatedDensePredictKernel kernel, int rows, string first)
    {
        if (kernel.Pixels == 1)
        {
            Call(writer, kernel, rows, first, "", "");
            return;
        }

        using (writer.Block($"for (int p = 0; p < {Literal.Of(kernel.Pixels)}; p++)"))
        {
            Call(writer, kernel, rows, first, $"p * {Literal.Of(kernel.Groups * kernel.Inputs)}", "p");
        }
    }

    private static void Call(
        SourceWriter writer, GatedDensePredictKernel kernel, int rows, string first, string x, string y)
    {
        string arguments = SampleEndTemplate.GatedArguments(
            kernel.End,
            y,
            SampleEndTemplate.Argument("x", x),
            SampleEndTemplate.Argument("winner", first),
            "ref w");
        writer.Lines($"{kernel.Name}_{Literal.Of(rows)}({arguments});");
    }

    private static void WriteTile(SourceWriter writer, GatedDensePredictKernel kernel, int rows)
    {
        int full = kernel.Inputs / 16 * 16;
        int rest = kernel.Inputs - full;
        string inputs = Literal.Of(kernel.Inputs);
        using (writer.Block(
            $"private static void {kernel.Name}_{Literal.Of(rows)}"
            + $"({SampleEndTemplate.GatedParameters(kernel.End, "ref int winner")})"))
        {
            for (int r = 0; r < rows; r++)
            {
                writer.Lines($"int k{r} = {KernelTemplate.At("winner", r)};");
            }

            for (int r = 0; r < rows; r++)
            {
                writer.Lines(
                    $"""
                    ref float w{r} = ref Unsafe.Add(ref w, k{r} * {inputs});
                    Vector512<float> sum{r} = default;
                    """);
            }

            string x = kernel.Groups == 1 ? "x" : "xg";
            if (kernel.Groups > 1)
            {
                // A tile of one row: it reads the inputs of its group.
                string units = Literal.Of(kernel.Units / kernel.Groups);
                writer.Lines($"ref float xg = ref Unsafe.Add(ref x, k0 / {units} * {inputs});");
            }

            if (full > 0)
            {
                using (writer.Block($"for (nuint c = 0; c < {Literal.Of(full)}; c += 16)"))
                {
                    writer.Lines($"Vector512<float> xc = Vector512.LoadUnsafe(ref {x}, c);");
                    for (int r = 0; r < rows; r++)
                    {
                        string w = $"Vector512.LoadUnsafe(ref w{r}, c)";
                        writer.Lines($"sum{r} = Vector512.FusedMultiplyAdd({w}, xc, sum{r});");
                    }
                }

                writer.Line();
            }

            if (rest > 0)
            {
                // What stands behind the row belongs to somebody else: it is cut off, not multiplied by zero.
                writer.Lines($"Vector512<float> first = Lanes.First({Literal.Of(rest)});");
                writer.Lines($"Vector512<float> xr = Vector512.LoadUnsafe(ref {x}, {Literal.Of(full)});");
                foreach (int r in Enumerable.Range(0, rows))
                {
                    string w = $"Vector512.LoadUnsafe(ref w{r}, {Literal.Of(full)})";
                    writer.Lines($"sum{r} = Vector512.FusedMultiplyAdd({w} & first, xr & first, sum{r});");
                }

                writer.Line();
            }

            for (int r = 0; r < rows; r++)
            {
                string output = "k" + r + (kernel.Pixels == 1 ? "" : " * " + Literal.Of(kernel.Pixels));
                string value = SampleEndTemplate.GatedScalar(kernel.End, $"Vector512.Sum(sum{r})", "k" + r);
                writer.Lines($"Unsafe.Add(ref y, {output}) = {value};");
            }
        }

        writer.Line();
    }
}
