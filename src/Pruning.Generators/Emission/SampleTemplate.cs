using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints the operators of a single sample that neither multiply with weights nor read through windows. They are
/// written for sixteen lanes; where a register holds fewer, the JIT splits it.
/// </summary>
internal static class SampleTemplate
{
    public static void Write(SourceWriter writer, NormPredictKernel kernel)
    {
        string channels = Literal.Of(kernel.Channels);
        string pixels = Literal.Of(kernel.Pixels);
        string formula = kernel.End.Formula("x[k]");
        writer.Lines($"/// <summary>y[k] = {formula} for one sample; x and y [{channels}, {pixels}].</summary>");
        using (writer.Block($"internal static void {kernel.Name}({SampleEndTemplate.Parameters(kernel.End, "x")})"))
        {
            if (kernel.Pixels == 1)
            {
                using (writer.Block($"for (nuint k = 0; k < {channels}; k += 16)"))
                {
                    writer.Lines(
                        """
                        Vector512<float> ak = Vector512.LoadUnsafe(ref a, k);
                        Vector512<float> bk = Vector512.LoadUnsafe(ref b, k);
                        """);
                    Normalise(writer, kernel, "k");
                }
            }
            else
            {
                using (writer.Block($"for (int k = 0; k < {channels}; k++)"))
                {
                    Pixels(writer, kernel);
                }
            }
        }

        writer.Line();
    }

    public static void Write(SourceWriter writer, GlobalPoolPredictKernel kernel)
    {
        int full = kernel.Pixels / 16 * 16;
        string channels = Literal.Of(kernel.Channels);
        string pixels = Literal.Of(kernel.Pixels);
        string shapes = $"x [{channels}, {pixels}], y [{channels}]";
        writer.Lines($"/// <summary>The mean of each channel of one sample; {shapes}.</summary>");
        using (writer.Block($"internal static void {kernel.Name}(ref float x, ref float y)"))
        using (writer.Block($"for (int c = 0; c < {channels}; c++)"))
        {
            writer.Lines("Vector512<float> sum = Vector512<float>.Zero;");
            if (full > 0)
            {
                using (writer.Block($"for (nuint p = 0; p < {Literal.Of(full)}; p += 16)"))
                {
                    writer.Lines("sum += Vector512.LoadUnsafe(ref x, p);");
                }

                writer.Line();
            }

            if (kernel.Pixels > full)
            {
                string rest = Literal.Of(kernel.Pixels - full);
                writer.Lines($"sum += Vector512.LoadUnsafe(ref x, {Literal.Of(full)}) & Lanes.First({rest});");
            }

            writer.Lines(
                $"""
                Unsafe.Add(ref y, c) = Vector512.Sum(sum) * (1f / {pixels});
                x = ref Unsafe.Add(ref x, {pixels});
                """);
        }

        writer.Line();
    }

    public static void Write(SourceWriter writer, AddPredictKernel kernel)
    {
        List<string> names = [.. Enumerable.Range(0, kernel.Terms).Select(term => "x" + Literal.Of(term))];
        string size = Literal.Of(kernel.Size);
        string formula = string.Join(" + ", names);
        writer.Lines($"/// <summary>y = f({formula}), number by number, for one sample; all [{size}].</summary>");
        string parameters = string.Join(", ", names.Concat(["y"]).Select(name => "ref float " + name));
        using (writer.Block($"internal static void {kernel.Name}({parameters})"))
        using (writer.Block($"for (nuint i = 0; i < {size}; i += 16)"))
        {
            string sum = string.Join(" + ", names.Select(name => $"Vector512.LoadUnsafe(ref {name}, i)"));
            writer.Lines(
                $"""
                Vector512<float> sum = {sum};
                {EpilogueTemplate.Forward(kernel.Epilogue, "Vector512", "sum")}.StoreUnsafe(ref y, i);
                """);
        }

        writer.Line();
    }

    public static void Write(SourceWriter writer, GatePredictKernel kernel)
    {
        string channels = Literal.Of(kernel.Channels);
        string pixels = Literal.Of(kernel.Pixels);
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = f(m[k] y[k]) for one sample, and 0 where m[k] is; m [{channels}], y [{channels}, {pixels}].
            /// </summary>
            """);
        using (writer.Block($"internal static void {kernel.Name}(ref float m, ref float y)"))
        {
            if (kernel.Pixels == 1)
            {
                using (writer.Block($"for (nuint k = 0; k < {channels}; k += 16)"))
                {
                    writer.Lines(
                        $"""
                        Vector512<float> mk = Vector512.LoadUnsafe(ref m, k);
                        Vector512<float> product = mk * Vector512.LoadUnsafe(ref y, k);
                        product &= ~Vector512.Equals(mk, Vector512<float>.Zero);
                        {EpilogueTemplate.Forward(kernel.Epilogue, "Vector512", "product")}.StoreUnsafe(ref y, k);
                        """);
                }
            }
            else
            {
                using (writer.Block($"for (int i = 0; i < {Literal.Of(kernel.Channels * kernel.Pixels)}; i++)"))
                {
                    var end = new SampleEnd(Shifts: false, Scales: false, Adds: false, kernel.Epilogue);
                    string value = SampleEndTemplate.Scalar(end, "mk * Unsafe.Add(ref y, i)", "", "");
                    writer.Lines(
                        $"""
                        float mk = Unsafe.Add(ref m, i / {pixels});
                        Unsafe.Add(ref y, i) = mk == 0 ? 0 : {value};
                        """);
                }
            }
        }

        writer.Line();
    }

    // One channel; the last vector covers pixels of the one before it where they do not fill it.
    private static void Pixels(SourceWriter writer, NormPredictKernel kernel)
    {
        string pixels = Literal.Of(kernel.Pixels);
        if (kernel.Pixels < 16)
        {
            using (writer.Block($"for (int i = k * {pixels}; i < (k + 1) * {pixels}; i++)"))
            {
                string value = SampleEndTemplate.Scalar(kernel.End, "Unsafe.Add(ref x, i)", "k", "i");
                writer.Lines($"Unsafe.Add(ref y, i) = {value};");
            }

            return;
        }

        writer.Lines(
            """
            Vector512<float> ak = Vector512.Create(Unsafe.Add(ref a, k));
            Vector512<float> bk = Vector512.Create(Unsafe.Add(ref b, k));
            """);
        string at = kernel.Pixels % 16 == 0 ? "p" : $"Math.Min(p, {Literal.Of(kernel.Pixels - 16)})";
        using (writer.Block($"for (int p = 0; p < {pixels}; p += 16)"))
        {
            writer.Lines($"nuint i = (nuint)(k * {pixels} + {at});");
            Normalise(writer, kernel, "i");
        }
    }

    private static void Normalise(SourceWriter writer, NormPredictKernel kernel, string at)
    {
        writer.Lines($"Vector512<float> value = Vector512.LoadUnsafe(ref x, {at});");
        SampleEndTemplate.Store(writer, kernel.End, "Vector512", [("value", at)], "ak", "bk");
    }
}
