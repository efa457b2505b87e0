using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="DensePredictKernel"/>.</summary>
internal static class DensePredictTemplate
{
    private const string Parameters = "ref float x, ref float w, ref float b, ref float y";

    public static void Write(SourceWriter writer, DensePredictKernel kernel)
    {
        string inputs = Literal.Of(kernel.Inputs);
        string units = Literal.Of(kernel.Units);
        string shapes = $"w [{units}, {inputs}], x [{inputs}], y [{units}]";
        writer.Lines($"/// <summary>y[k] = f(Σ_c w[k, c] x[c] + b[k]) for one sample; {shapes}.</summary>");
        using (writer.Block($"internal static void {kernel.Name}({Parameters})"))
        {
            string last = Literal.Of(kernel.Rows.FullRows);
            using (writer.Block($"for (int k = 0; k < {last}; k += {Literal.Of(kernel.Rows.Rows)})"))
            {
                writer.Lines(Call(kernel, kernel.Rows.Rows, "k"));
            }

            if (kernel.Rows.Remainder > 0)
            {
                writer.Line();
                writer.Lines(Call(kernel, kernel.Rows.Remainder, last));
            }
        }

        writer.Line();
        WriteTile(writer, kernel, kernel.Rows.Rows);
        if (kernel.Rows.Remainder > 0)
        {
            WriteTile(writer, kernel, kernel.Rows.Remainder);
        }
    }

    private static string Call(DensePredictKernel kernel, int rows, string row)
    {
        string weights = $"ref Unsafe.Add(ref w, {row} * {Literal.Of(kernel.Inputs)})";
        string biases = $"ref Unsafe.Add(ref b, {row})";
        string outputs = $"ref Unsafe.Add(ref y, {row})";
        return $"{kernel.Name}_{Literal.Of(rows)}(ref x, {weights}, {biases}, {outputs});";
    }

    private static void WriteTile(SourceWriter writer, DensePredictKernel kernel, int rows)
    {
        int full = kernel.Inputs / 16 * 16;
        int rest = kernel.Inputs - full;
        using (writer.Block($"private static void {kernel.Name}_{Literal.Of(rows)}({Parameters})"))
        {
            for (int r = 0; r < rows; r++)
            {
                writer.Lines($"Vector512<float> sum{r} = Vector512<float>.Zero;");
            }

            if (full > 0)
            {
                using (writer.Block($"for (nuint c = 0; c < {Literal.Of(full)}; c += 16)"))
                {
                    writer.Lines("Vector512<float> xc = Vector512.LoadUnsafe(ref x, c);");
                    for (int r = 0; r < rows; r++)
                    {
                        string offset = r == 0 ? "c" : $"c + {Literal.Of(r * kernel.Inputs)}";
                        string w = $"Vector512.LoadUnsafe(ref w, {offset})";
                        writer.Lines($"sum{r} = Vector512.FusedMultiplyAdd({w}, xc, sum{r});");
                    }
                }

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
                string value = $"Vector512.Sum(sum{r})" + (kernel.Bias ? $" + {KernelTemplate.At("b", r)}" : "");
                value = kernel.Epilogue.Kind switch
                {
                    EpilogueKind.Relu => $"Math.Max({value}, 0f)",
                    EpilogueKind.LeakyRelu => $"Lanes.LeakyRelu({value}, {Literal.Of((float)kernel.Epilogue.Slope)})",
                    _ => value,
                };
                writer.Lines($"{KernelTemplate.At("y", r)} = {value};");
            }
        }

        writer.Line();
    }
}
