using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints <see cref="UnfoldKernel"/>. Rows are copied by whole vectors: what one writes beyond the end of a row is
/// overwritten by the next row, and what it reads from outside of the image is cut off.
/// </summary>
internal static class UnfoldTemplate
{
    // Longer rows are copied by a loop.
    private const int MostVectors = 8;

    public static void Write(SourceWriter writer, UnfoldKernel kernel)
    {
        Unfolding x = kernel.Unfolding;
        bool moves = x.PlaneRows > 1;
        bool hasColumns = x.Kernel > 1;
        string places = (moves ? ", r" : "") + (hasColumns ? ", s" : "");
        string row = Position(x, "i", moves ? " + r" : "");
        string column = Position(x, "j", hasColumns ? " + s" : "");
        string outside = x.Padding == 0 ? "" : kernel.Lowest ? "; minus infinity outside of x" : "; 0 outside of x";
        string image = $"x [{Literal.Of(x.Channels)}, {Literal.Of(x.Height)}, {Literal.Of(x.Width)}]";
        string planes = Literal.Of(x.Channels) + (moves ? ", " + Literal.Of(x.Kernel) : "")
            + (hasColumns ? ", " + Literal.Of(x.Kernel) : "");
        writer.Lines(
            $"""
            /// <summary>
            /// y[c{places}, i, j] = x[c, {row}, {column}]{outside}; {image},
            /// y [{planes}] planes of [{Literal.Of(x.Rows)}, {Literal.Of(x.OutputWidth)}], one every {Literal.Of(kernel.Pitch)} floats.
            /// </summary>
            """);
        List<(string Variable, int Count)> loops =
            [("c", x.Channels), ("r", x.PlaneRows), ("s", x.Kernel)];
        string plane = "c";
        using (writer.Block($"internal static void {kernel.Name}(ref float x, ref float y)"))
        {
            if (kernel.Lowest && x.Padding > 0)
            {
                writer.Lines($"Vector512<float> outside = Vector512.Create(float.NegativeInfinity);");
            }

            List<SourceWriter.Scope> scopes = [];
            foreach ((string variable, int count) in loops.Where(loop => loop.Variable == "c" || loop.Count > 1))
            {
                scopes.Add(writer.Block($"for (int {variable} = 0; {variable} < {Literal.Of(count)}; {variable}++)"));
                plane = variable == "c" ? plane : $"({plane}) * {Literal.Of(count)} + {variable}";
            }

            Plane(writer, kernel, plane.Replace("(c)", "c"));
            scopes.Reverse();
            scopes.ForEach(scope => scope.Dispose());
        }

        writer.Line();
    }

    private static string Position(Unfolding x, string index, string tap) =>
        index + (x.Stride == 1 ? "" : " · " + Literal.Of(x.Stride)) + tap
        + (x.Padding == 0 ? "" : " - " + Literal.Of(x.Padding));

    private static void Plane(SourceWriter writer, UnfoldKernel kernel, string plane)
    {
        Unfolding x = kernel.Unfolding;
        string width = Literal.Of(x.Width);
        string r = x.PlaneRows > 1 ? " + r" : "";
        string s = x.Kernel > 1 ? " + s" : "";
        writer.Lines($"ref float to = ref Unsafe.Add(ref y, ({plane}) * {Literal.Of(kernel.Pitch)});");
        if (x.Padding == 0)
        {
            string from = $"c * {Literal.Of(x.Height * x.Width)}" + (r.Length == 0 ? "" : $" + r * {width}") + s;
            writer.Lines($"ref float from = ref Unsafe.Add(ref x, {from});");
            Rows(writer, kernel, Literal.Of(x.Rows));
            return;
        }

        int columns = x.OutputWidth;
        string padding = Literal.Of(x.Padding);
        if (x.Stride == 1)
        {
            string before = Literal.Of(x.Padding * columns);
            writer.Lines($"ref float from = ref Unsafe.Add(ref x, c * {Literal.Of(x.Height * x.Width)}{s} - {padding});");
            Masks(writer, x);
            Fill(writer, kernel, before);
            Rows(writer, kernel, Literal.Of(x.Height));
            Fill(writer, kernel, before);
            return;
        }

        string rows = Literal.Of(x.Rows);
        string stride = Literal.Of(x.Stride);
        writer.Lines(
            $"""
            int first = Math.Clamp({Rounded(x, x.Padding, "r")}, 0, {rows});
            int last = Math.Clamp({Rounded(x, x.Height + x.Padding, "r")}, first, {rows});
            int top = c * {Literal.Of(x.Height)} + first * {stride}{r} - {padding};
            ref float from = ref Unsafe.Add(ref x, top * {width}{s} - {padding});
            """);
        Masks(writer, x);
        Fill(writer, kernel, $"first * {Literal.Of(columns)}");
        Rows(writer, kernel, "last - first");
        Fill(writer, kernel, $"({rows} - last) * {Literal.Of(columns)}");
    }

    // The first place of the window that is not before the number: (number - tap) / stride, rounded up.
    private static string Rounded(Unfolding x, int number, string tap)
    {
        bool hasTap = tap == "r" ? x.PlaneRows > 1 : x.Kernel > 1;
        string text = Literal.Of(number + x.Stride - 1) + (hasTap ? " - " + tap : "");
        return x.Stride == 1 ? text : $"({text}) / {Literal.Of(x.Stride)}";
    }

    private static int Lanes(Unfolding x) => x.OutputWidth <= 8 ? 8 : 16;

    private static int Vectors(Unfolding x) => (x.OutputWidth + Lanes(x) - 1) / Lanes(x);

    private static void Masks(SourceWriter writer, Unfolding x)
    {
        writer.Lines(
            $"""
            int left = {Rounded(x, x.Padding, "s")};
            int right = {Rounded(x, x.Width + x.Padding, "s")};
            """);
        for (int v = 0; Vectors(x) <= MostVectors && v < Vectors(x); v++)
        {
            string at = v == 0 ? "" : " - " + Literal.Of(v * Lanes(x));
            writer.Lines($"{Type(x)}<float> inside{v} = {Inside(x, at)};");
        }
    }

    private static string Inside(Unfolding x, string at) => $"PixelLanes.Between(left{at}, right{at}){Half(x)}";

    private static string Type(Unfolding x) => Lanes(x) == 8 ? "Vector256" : "Vector512";

    private static string Half(Unfolding x) => Lanes(x) == 8 ? ".GetLower()" : "";

    private static void Fill(SourceWriter writer, UnfoldKernel kernel, string count)
    {
        string value = kernel.Lowest ? "outside" : "Vector512<float>.Zero";
        writer.Lines($"to = ref PixelLanes.Fill(ref to, {count}, {value});");
    }

    private static void Rows(SourceWriter writer, UnfoldKernel kernel, string count)
    {
        Unfolding x = kernel.Unfolding;
        int lanes = Lanes(x);
        using (writer.Block($"for (int i = 0; i < {count}; i++)"))
        {
            if (Vectors(x) <= MostVectors)
            {
                for (int v = 0; v < Vectors(x); v++)
                {
                    writer.Lines(Copy(kernel, Literal.Of(v * lanes), Literal.Of(v * lanes * x.Stride), $"inside{v}"));
                }
            }
            else
            {
                using (writer.Block($"for (int j = 0; j < {Literal.Of(x.OutputWidth)}; j += {Literal.Of(lanes)})"))
                {
                    string from = x.Stride == 1 ? "j" : $"j * {Literal.Of(x.Stride)}";
                    writer.Lines(Copy(kernel, "j", from, Inside(x, " - j")));
                }
            }

            writer.Line();
            writer.Lines(
                $"""
                from = ref Unsafe.Add(ref from, {Literal.Of(x.Stride * x.Width)});
                to = ref Unsafe.Add(ref to, {Literal.Of(x.OutputWidth)});
                """);
        }
    }

    // One vector: its place in the row of y, that in the row of x, and the lanes inside of the image.
    private static string Copy(UnfoldKernel kernel, string to, string from, string inside)
    {
        Unfolding x = kernel.Unfolding;
        string type = Type(x);
        string at = SampleEndTemplate.Argument("from", from == "0" ? "" : from);
        string value = x.Stride switch
        {
            1 => $"{type}.LoadUnsafe({at})",
            2 => $"PixelLanes.EveryOther({at}){Half(x)}",
            _ => $"PixelLanes.Every({Literal.Of(x.Stride)}, {at}){Half(x)}",
        };
        value = (x.Padding, kernel.Lowest) switch
        {
            (0, _) => value,
            (_, true) => $"{type}.ConditionalSelect({inside}, {value}, outside{Half(x)})",
            _ => $"({value} & {inside})",
        };
        return $"{value}.StoreUnsafe({SampleEndTemplate.Argument("to", to == "0" ? "" : to)});";
    }
}
