using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints gates of a batch: each of sixteen lanes has winners of its own. What loses is cut off by bits, so that it is
/// zero whatever it was; so are the gradients of lanes beyond the last sample.
/// </summary>
internal static class GateTemplate
{
    private const string Bits = "Vector512.LoadUnsafe(ref s, k).AsInt32() & Vector512.Create(int.MaxValue)";

    public static void Write(SourceWriter writer, GateKernel kernel)
    {
        string channels = Literal.Of(kernel.Channels);
        string floats = Literal.Of(kernel.Channels * 16);
        string winners = Literal.Of(kernel.Winners);
        writer.Lines(
            $"""
            /// <summary>
            /// m[k] = s[k] of the {winners} winners of each lane, 0 of the others, and y[k] = f(m[k] x[k]);
            /// x and y [{channels}, {Literal.Of(kernel.Pixels)}, 16] per tile, s and m [{channels}, 16].
            /// </summary>
            """);
        const string Parameters = "ref float x, ref float s, ref float m, ref float y, int stride, int begin, int end";
        using (writer.Block($"internal static void {kernel.Name}({Parameters})"))
        {
            KernelTemplate.ForTiles(writer, kernel.Groups, () =>
            {
                string size = Literal.Of(kernel.Channels * kernel.Pixels * 16);
                writer.Lines(
                    $"""
                    ref float xt = ref Unsafe.Add(ref x, g * stride + t * {size});
                    ref float yt = ref Unsafe.Add(ref y, g * stride + t * {size});
                    ref float mt = ref Unsafe.Add(ref m, g * stride + t * {floats});
                    {kernel.Name}_Winners(ref Unsafe.Add(ref s, g * stride + t * {floats}), ref mt);
                    """);
                Channels(writer, kernel.Channels, kernel.Pixels, () => writer.Lines(
                    $"""
                    Vector512<float> product = Vector512.LoadUnsafe(ref xt, i) * mk & wins;
                    {EpilogueTemplate.Forward(kernel.Epilogue, "Vector512", "product")}.StoreUnsafe(ref yt, i);
                    """));
            });
        }

        writer.Line();
        WriteWinners(writer, kernel.Name, floats, winners);
    }

    public static void Write(SourceWriter writer, GateGradientKernel kernel)
    {
        string channels = Literal.Of(kernel.Channels);
        writer.Lines(
            $"""
            /// <summary>
            /// dx[k] = m[k] dy[k]; ds[k] = Σ_p dy[k] x[k] where m[k] is not 0, and strength / samples everywhere;
            /// x, dy and dx [{channels}, {Literal.Of(kernel.Pixels)}, 16] per tile, m and ds [{channels}, 16];
            /// dx may be dy.
            /// </summary>
            """);
        const string Parameters = "ref float x, ref float m, ref float dy, ref float dx, ref float ds, int stride, "
            + "float strength, int samples, int begin, int end";
        using (writer.Block($"internal static void {kernel.Name}({Parameters})"))
        {
            KernelTemplate.ForTiles(writer, kernel.Groups, () =>
            {
                string tiles = Literal.Of(kernel.Groups.TilesPerGroup);
                string size = Literal.Of(kernel.Channels * kernel.Pixels * 16);
                string floats = Literal.Of(kernel.Channels * 16);
                writer.Lines(
                    $"""
                    ref float xt = ref Unsafe.Add(ref x, g * stride + t * {size});
                    ref float dyt = ref Unsafe.Add(ref dy, g * stride + t * {size});
                    ref float dxt = ref Unsafe.Add(ref dx, g * stride + t * {size});
                    ref float mt = ref Unsafe.Add(ref m, g * stride + t * {floats});
                    ref float dst = ref Unsafe.Add(ref ds, g * stride + t * {floats});
                    Vector512<float> isSample = Lanes.First(samples - (g * {tiles} + t) * 16);
                    Vector512<float> penalty = Vector512.Create(strength / samples);
                    """);
                Channels(
                    writer,
                    kernel.Channels,
                    kernel.Pixels,
                    () => writer.Lines(
                        """
                        Vector512<float> di = Vector512.LoadUnsafe(ref dyt, i);
                        sum = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref xt, i), sum);
                        (di * mk & wins & isSample).StoreUnsafe(ref dxt, i);
                        """),
                    "Vector512<float> sum = Vector512<float>.Zero;",
                    "((sum & wins) + penalty & isSample).StoreUnsafe(ref dst, k);");
            });
        }

        writer.Line();
    }

    // For each channel its multiplier and whether it wins, and a body for each of its pixels.
    private static void Channels(
        SourceWriter writer, int channels, int pixels, System.Action body, string before = "", string after = "")
    {
        using (writer.Block($"for (nuint k = 0; k < {Literal.Of(channels * 16)}; k += 16)"))
        {
            writer.Lines(
                """
                Vector512<float> mk = Vector512.LoadUnsafe(ref mt, k);
                Vector512<float> wins = ~Vector512.Equals(mk, Vector512<float>.Zero);
                """);
            if (before.Length > 0)
            {
                writer.Lines(before);
            }

            if (pixels == 1)
            {
                writer.Lines("nuint i = k;");
                body();
            }
            else
            {
                string plane = Literal.Of(pixels);
                using (writer.Block($"for (nuint i = k * {plane}; i < (k + 16) * {plane}; i += 16)"))
                {
                    body();
                }
            }

            if (after.Length > 0)
            {
                writer.Lines(pixels == 1 ? after : "\n" + after);
            }
        }
    }

    private static void WriteWinners(SourceWriter writer, string name, string floats, string winners)
    {
        writer.Lines(
            $$"""
            // Bits of numbers that are not negative are ordered as the numbers are. The least saliency that wins is
            // found bit by bit; of those that equal it, the first ones win. NaN, of either sign, is above all numbers.
            private static void {{name}}_Winners(ref float s, ref float m)
            {
                Vector512<int> least = Vector512<int>.Zero;
                for (int bit = 1 << 30; bit > 0; bit >>= 1)
                {
                    Vector512<int> higher = least | Vector512.Create(bit);
                    Vector512<int> missing = Vector512.Create({{winners}});
                    for (nuint k = 0; k < {{floats}}; k += 16)
                    {
                        Vector512<int> bits = {{Bits}};
                        missing += Vector512.GreaterThanOrEqual(bits, higher);
                    }

                    Vector512<int> reaches = Vector512.LessThanOrEqual(missing, Vector512<int>.Zero);
                    least = Vector512.ConditionalSelect(reaches, higher, least);
                }

                Vector512<int> equal = Vector512.Create({{winners}});
                for (nuint k = 0; k < {{floats}}; k += 16)
                {
                    Vector512<int> bits = {{Bits}};
                    equal += Vector512.GreaterThan(bits, least);
                }

                for (nuint k = 0; k < {{floats}}; k += 16)
                {
                    Vector512<int> bits = {{Bits}};
                    Vector512<int> first = Vector512.Equals(bits, least)
                        & Vector512.GreaterThan(equal, Vector512<int>.Zero);
                    equal += first;
                    Vector512<int> wins = Vector512.GreaterThan(bits, least) | first;
                    (Vector512.LoadUnsafe(ref s, k) & wins.AsSingle()).StoreUnsafe(ref m, k);
                }
            }
            """);
        writer.Line();
    }
}
