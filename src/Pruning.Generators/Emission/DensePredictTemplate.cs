using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="DensePredictKernel"/>.</summary>
internal static class DensePredictTemplate
{
    public static void Write(SourceWriter writer, DensePredictKernel kernel)
    {
        string inputs = Literal.Of(kernel.Inputs);
        string units = Literal.Of(kernel.Units);
        string formula = kernel.End.Formula("Σ_c w[k, c] x[c]");
        bool isVector = kernel.Pixels == 1 && kernel.Groups == 1;
        string shapes = isVector
            ? $"w [{units}, {inputs}], x [{inputs}], y [{units}]"
            : $"w [{units}, {inputs}], x [{Literal.Of(kernel.Pixels)}, {Literal.Of(kernel.Groups)}, {inputs}], "
            + $"y [{units}, {Literal.Of(kernel.Pixels)}]";
        writer.Lines($"/// <summary>y[k] = {formula} for one sample; {shapes}.</summary>");
        using (writer.Block(
            $"internal static void {kernel.Name}({SampleEndTemplate.Parameters(kernel.End, "x", "w")}"
            + $"{KernelTemplate.KeptParameters(kernel.Skips, "rows", "columns")})"))
        {
            if (kernel.Groups == 1)
            {
                Rows(writer, kernel, "");
            }
            else
            {
                using (writer.Block($"for (int g = 0; g < {Literal.Of(kernel.Groups)}; g++)"))
                {
                    Rows(writer, kernel, $"g * {Literal.Of(kernel.Units / kernel.Groups)}");
                }
            }
        }

        writer.Line();
        WriteTile(writer, kernel, kernel.Rows.Rows);
        if (kernel.Rows.Remainder > 0)
        {
            WriteTile(writer, kernel, kernel.Rows.Remainder);
        }
    }

    // The rows of one group, which begin at the given one.
    private static void Rows(SourceWriter writer, DensePredictKernel kernel, string begin)
    {
        string last = Literal.Of(kernel.Rows.FullRows);
        if (kernel.Rows.Blocks == 1)
        {
            Pixels(writer, kernel, kernel.Rows.Rows, begin);
        }
        else
        {
            using (writer.Block($"for (int k = 0; k < {last}; k += {Literal.Of(kernel.Rows.Rows)})"))
            {
                Pixels(writer, kernel, kernel.Rows.Rows, begin.Length == 0 ? "k" : $"({begin} + k)");
            }
        }

        if (kernel.Rows.Remainder > 0)
        {
            writer.Line();
            Pixels(writer, kernel, kernel.Rows.Remainder, begin.Length == 0 ? last : $"({begin} + {last})");
        }
    }

    private static void Pixels(SourceWriter writer, DensePredictKernel kernel, int rows, string row)
    {
        if (kernel.Pixels == 1)
        {
            writer.Lines(Call(kernel, rows, row, "", row));
            return;
        }

        string pixels = Literal.Of(kernel.Pixels);
        using (writer.Block($"for (int p = 0; p < {pixels}; p++)"))
        {
            string x = $"p * {Literal.Of(kernel.Groups * kernel.Inputs)}";
            writer.Lines(Call(kernel, rows, row, x, row.Length == 0 ? "p" : $"{row} * {pixels} + p"));
        }
    }

    private static string Call(DensePredictKernel kernel, int rows, string row, string pixel, string output)
    {
        string inputs = Literal.Of(kernel.Inputs);
        List<string> x = [];
        if (pixel.Length > 0)
        {
            x.Add(pixel);
        }

        if (kernel.Groups > 1)
        {
            x.Add($"g * {inputs}");
        }

        string arguments = SampleEndTemplate.Arguments(
            kernel.End,
            row,
            output,
            SampleEndTemplate.Argument("x", string.Join(" + ", x)),
            SampleEndTemplate.Argument("w", row.Length == 0 ? "" : $"{row} * {inputs}"))
            + KernelTemplate.KeptOfTile(kernel.Skips, "rows", "columns");
        return KernelTemplate.Tile(
            $"{kernel.Name}_{Literal.Of(rows)}({arguments});", row.Length == 0 ? "0" : row, rows);
    }

    // Of the inputs that fill whole vectors.
    private static void Vectors(SourceWriter writer, DensePredictKernel kernel, int rows, int full)
    {
        if (!kernel.Skips)
        {
            Run("0", Literal.Of(full));
            return;
        }

        using (writer.Block("for (int run = 0; run < columns.Length; run += 2)"))
        {
            writer.Lines("nuint stop = (nuint)columns[run + 1];");
            Run("(nuint)columns[run]", "stop");
        }

        void Run(string first, string end)
        {
            using (writer.Block($"for (nuint c = {first}; c < {end}; c += 16)"))
            {
                writer.Lines("Vector512<float> xc = Vector512.LoadUnsafe(ref x, c);");
                for (int r = 0; r < rows; r++)
                {
                    string offset = r == 0 ? "c" : $"c + {Literal.Of(r * kernel.Inputs)}";
                    string w = $"Vector512.LoadUnsafe(ref w, {offset})";
                    writer.Lines($"sum{r} = Vector512.FusedMultiplyAdd({w}, xc, sum{r});");
                }
            }
        }
    }

    private static void WriteTile(SourceWriter writer, DensePredictKernel kernel, int rows)
    {
        int full = kernel.Inputs / 16 * 16;
        int rest = kernel.Inputs - full;
        using (writer.Block(
            $"private static void {kernel.Name}_{Literal.Of(rows)}"
            + $"({SampleEndTemplate.Parameters(kernel.End, "x", "w")}"
            + $"{KernelTemplate.KeptParameters(kernel.Skips, "columns")})"))
        {
            for (int r = 0; r < rows; r++)
            {
                writer.Lines($"Vector512<float> sum{r} = default;");
            }

            if (full > 0)
            {
                Vectors(writer, kernel, rows, full);
                writer.Line();
            }

            if (rest > 0)
            {
                // What stands behind the row in memory belongs to somebody else, and may be anything: it is cut off,
                // not multiplied by zero.
                writer.Lines($"Vector512<float> first = Lanes.First({Literal.Of(rest)});");
                writer.Lines($"Vector512<float> xr = Vector512.LoadUnsafe(ref x, {Literal.Of(full)});");
                for (int r = 0; r < rows; r++)
                {
                    string w = $"Vector512.LoadUnsafe(ref w, {Literal.Of(full + (r * kernel.Inputs))})";
                    writer.Lines($"sum{r} = Vector512.FusedMultiplyAdd({w} & first, xr & first, sum{r});");
                }

                writer.Line();
            }

            for (int r = 0; r < rows; r++)
            {
                string channel = r == 0 ? "" : Literal.Of(r);
                string output = r == 0 ? "" : Literal.Of(r * kernel.Pixels);
                string value = SampleEndTemplate.Scalar(kernel.End, $"Vector512.Sum(sum{r})", channel, output);
                writer.Lines($"{KernelTemplate.At("y", r * kernel.Pixels)} = {value};");
            }
        }

        writer.Line();
    }
}
