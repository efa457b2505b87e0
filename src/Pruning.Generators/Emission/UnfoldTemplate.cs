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
        List<(string Variable, int Count)> loops = [("r", x.PlaneRows), ("s", x.Kernel)];
        loops.RemoveAll(loop => loop.Count == 1);
        Summary(writer, kernel, loops);
        string parameters = "ref float x, ref float y" + KernelTemplate.KeptParameters(kernel.Skips, "channels");
        using (writer.Block($"internal static void {kernel.Name}({parameters})"))
        {
            string? kept = kernel.Skips ? "channels" : null;
            KernelTemplate.KeptLoop(writer, "c", x.Channels, kept, "", () => Channel(writer, kernel, loops));
        }

        writer.Line();
    }

    private static void Channel(
        SourceWriter writer, UnfoldKernel kernel, IReadOnlyList<(string Variable, int Count)> loops)
    {
        Unfolding x = kernel.Unfolding;
        string plane = "c";
        List<SourceWriter.Scope> scopes = [];
        foreach ((string variable, int count) in loops)
        {
            scopes.Add(writer.Block($"for (int {variable} = 0; {variable} < {Literal.Of(count)}; {variable}++)"));
            plane = (plane == "c" ? plane : $"({plane})") + $" * {Literal.Of(count)} + {variable}";
        }

        string at = loops.Count == 0 ? plane : $"({plane})";
        writer.Lines($"ref float to = ref Unsafe.Add(ref y, {at} * {Literal.Of(kernel.Pitch)});");
        if (x.Padding == 0)
        {
            string row = x.PlaneRows > 1 ? $"(c * {Literal.Of(x.Height)} + r)" : "c * " + Literal.Of(x.Height);
            From(writer, x, row);
            Rows(writer, x, Literal.Of(x.Rows));
        }
        else
        {
            PaddedPlane(writer, x);
        }

        scopes.Reverse();
        scopes.ForEach(scope => scope.Dispose());
    }

    private static void Summary(
        SourceWriter writer, UnfoldKernel kernel, IReadOnlyList<(string Variable, int Count)> loops)
    {
        Unfolding x = kernel.Unfolding;
        string indices = string.Concat(loops.Select(loop => ", " + loop.Variable));
        string planes = Literal.Of(x.Channels) + string.Concat(loops.Select(loop => ", " + Literal.Of(loop.Count)));
        string row = Position(x, "i", x.Stride > 1 && x.Kernel > 1 ? " + r" : "");
        string column = Position(x, "j", x.Kernel > 1 ? " + s" : "");
        string outside = x.Padding == 0 ? "" : ", and 0 outside of x";
        string image = $"[{Literal.Of(x.Channels)}, {Literal.Of(x.Height)}, {Literal.Of(x.Width)}]";
        string plane = $"[{Literal.Of(x.Rows)}, {Literal.Of(x.OutputWidth)}]";
        writer.Lines(
            $"""
            /// <summary>
            /// y[c{indices}, i, j] = x[c, {row}, {column}]{outside}. x {image},
            /// y [{planes}] planes of {plane}, {Literal.Of(kernel.Pitch)} floats apart.
            /// </summary>
            """);
    }

    private static string Position(Unfolding x, string index, string tap) =>
        index + (x.Stride == 1 ? "" : " · " + Literal.Of(x.Stride)) + tap
        + (x.Padding == 0 ? "" : " - " + Literal.Of(x.Padding));

    // Where the first row of the plane comes from.
    private static void From(SourceWriter writer, Unfolding x, string row)
    {
        string column = (x.Kernel > 1 ? " + s" : "") + (x.Padding == 0 ? "" : " - " + Literal.Of(x.Padding));
        writer.Lines($"ref float from = ref Unsafe.Add(ref x, {row} * {Literal.Of(x.Width)}{column});");
    }

    private static void PaddedPlane(SourceWriter writer, Unfolding x)
    {
        string columns = Literal.Of(x.OutputWidth);
        string padding = Literal.Of(x.Padding);
        writer.Lines(
            $"""
            int left = {Rounded(x, x.Padding, "s")};
            int right = {Rounded(x, x.Width + x.Padding, "s")};
            """);
        for (int v = 0; Vectors(x) <= MostVectors && v < Vectors(x); v++)
        {
            string at = v == 0 ? "" : " - " + Literal.Of(v * Lanes(x));
            writer.Lines($"{Vector(x)}<float> inside{v} = {Inside(x, at)};");
        }

        if (x.Stride == 1)
        {
            From(writer, x, "c * " + Literal.Of(x.Height));
            Clear(writer, Literal.Of(x.Padding * x.OutputWidth));
            Rows(writer, x, Literal.Of(x.Height));
            writer.Line();
            Clear(writer, Literal.Of(x.Padding * x.OutputWidth));
            return;
        }

        string rows = Literal.Of(x.Rows);
        writer.Lines(
            $"""
            int first = Math.Clamp({Rounded(x, x.Padding, "r")}, 0, {rows});
            int last = Math.Clamp({Rounded(x, x.Height + x.Padding, "r")}, first, {rows});
            """);
        From(writer, x, $"(c * {Literal.Of(x.Height)} + first * {Literal.Of(x.Stride)} + r - {padding})");
        Clear(writer, $"first * {columns}");
        Rows(writer, x, "last - first");
        writer.Line();
        Clear(writer, $"({rows} - last) * {columns}");
    }

    // The first window that has this row or column of its own at the pixel or behind it: (pixel - tap) / stride,
    // rounded up.
    private static string Rounded(Unfolding x, int pixel, string tap)
    {
        string text = Literal.Of(pixel + x.Stride - 1) + " - " + tap;
        return x.Stride == 1 ? text : $"({text}) / {Literal.Of(x.Stride)}";
    }

    private static int Lanes(Unfolding x) => x.OutputWidth <= 8 ? 8 : 16;

    private static string Vector(Unfolding x) => Lanes(x) == 8 ? "Vector256" : "Vector512";

    private static string Half(Unfolding x) => Lanes(x) == 8 ? ".GetLower()" : "";

    private static int Vectors(Unfolding x) => (x.OutputWidth + Lanes(x) - 1) / Lanes(x);

    private static string Inside(Unfolding x, string at) => $"PixelLanes.Between(left{at}, right{at}){Half(x)}";

    private static void Clear(SourceWriter writer, string count) =>
        writer.Lines($"to = ref PixelLanes.Clear(ref to, {count});");

    private static void Rows(SourceWriter writer, Unfolding x, string count)
    {
        int lanes = Lanes(x);
        using (writer.Block($"for (int i = 0; i < {count}; i++)"))
        {
            if (Vectors(x) <= MostVectors)
            {
                for (int v = 0; v < Vectors(x); v++)
                {
                    Copy(writer, x, v == 0 ? "" : Literal.Of(v * lanes), v * lanes * x.Stride, "", $"inside{v}");
                }
            }
            else
            {
                using (writer.Block($"for (int j = 0; j < {Literal.Of(x.OutputWidth)}; j += {Literal.Of(lanes)})"))
                {
                    string from = x.Stride == 1 ? "j" : $"j * {Literal.Of(x.Stride)}";
                    Copy(writer, x, "j", 0, from, Inside(x, " - j"));
                }

                writer.Line();
            }

            writer.Lines(
                $"""
                from = ref Unsafe.Add(ref from, {Literal.Of(x.Stride * x.Width)});
                to = ref Unsafe.Add(ref to, {Literal.Of(x.OutputWidth)});
                """);
        }
    }

    // One vector: its place in the row of y, that in the row of x, and the lanes inside of the image.
    private static void Copy(SourceWriter writer, Unfolding x, string to, int offset, string from, string inside)
    {
        string Place(int further)
        {
            string constant = offset + further == 0 ? "" : Literal.Of(offset + further);
            string at = from + (from.Length > 0 && constant.Length > 0 ? " + " : "") + constant;
            return SampleEndTemplate.Argument("from", at);
        }

        string value = x.Stride switch
        {
            1 => $"{Vector(x)}.LoadUnsafe({Place(0)})",
            2 => $"PixelLanes.EveryOther({Vector(x)}.LoadUnsafe({Place(0)}), "
                + $"{Vector(x)}.LoadUnsafe({Place(Lanes(x))}))",
            _ => $"PixelLanes.Every({Literal.Of(x.Stride)}, {Place(0)}){Half(x)}",
        };
        value = x.Padding == 0 ? value : $"({value} & {inside})";
        writer.Lines($"{value}.StoreUnsafe({SampleEndTemplate.Argument("to", to)});");
    }
}
