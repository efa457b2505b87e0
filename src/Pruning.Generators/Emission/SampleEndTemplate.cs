using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>The text of what a kernel of a single sample does to a finished sum.</summary>
internal static class SampleEndTemplate
{
    /// <summary>"ref float x, ref float w, ref float a, ref float b, ref float z, ref float y"</summary>
    public static string Parameters(SampleEnd end, params IEnumerable<string> before) =>
        string.Join(", ", before.Concat(end.Operands).Concat(["y"]).Select(name => "ref float " + name));

    /// <summary>The arguments for these parameters, each at its own offset: "ref Unsafe.Add(ref b, k)".</summary>
    /// <param name="end">The end.</param>
    /// <param name="channel">The offset of a and b; empty for 0.</param>
    /// <param name="output">The offset of y and z; empty for 0.</param>
    /// <param name="before">What stands before them.</param>
    public static string Arguments(SampleEnd end, string channel, string output, params IEnumerable<string> before) =>
        string.Join(
            ", ",
            before
                .Concat(end.Vectors.Select(name => Argument(name, channel)))
                .Concat((end.Adds ? new[] { "z", "y" } : ["y"]).Select(name => Argument(name, output))));

    /// <summary>"ref x" or "ref Unsafe.Add(ref x, offset)"</summary>
    public static string Argument(string name, string offset) =>
        offset.Length == 0 ? "ref " + name : $"ref Unsafe.Add(ref {name}, {offset})";

    /// <summary>Writes the statements that bring the sums of one channel to their end and store them.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="end">The end.</param>
    /// <param name="vector">"Vector512" or "Vector256".</param>
    /// <param name="sums">The names of the sums, each with the offset of its place in y and z.</param>
    /// <param name="a">The name of the vector with the factor.</param>
    /// <param name="b">The name of the vector with the summand; empty where the sums contain it.</param>
    public static void Store(
        SourceWriter writer,
        SampleEnd end,
        string vector,
        IEnumerable<(string Sum, string Offset)> sums,
        string a,
        string b)
    {
        foreach ((string sum, string offset) in sums)
        {
            string at = offset.Length == 0 ? "" : ", " + offset;
            string value = end.Scales ? $"{vector}.FusedMultiplyAdd({sum}, {a}, {b})" : sum;
            value = end.Adds ? $"({value} + {vector}.LoadUnsafe(ref z{at}))" : value;
            if (value != sum && end.Activation.ReadsTwice)
            {
                writer.Lines($"{sum} = {value};");
                value = sum;
            }

            writer.Lines($"{EpilogueTemplate.Forward(end.Activation, vector, value)}.StoreUnsafe(ref y{at});");
        }
    }

    /// <summary>The expression of the end for one number.</summary>
    /// <param name="end">The end.</param>
    /// <param name="sum">The sum.</param>
    /// <param name="channel">The offset of its channel in a and b; empty for 0.</param>
    /// <param name="output">The offset of its place in y and z; empty for 0.</param>
    public static string Scalar(SampleEnd end, string sum, string channel, string output)
    {
        string a = At("a", channel);
        string b = At("b", channel);
        string value = (end.Scales, end.Shifts) switch
        {
            (true, _) => $"MathF.FusedMultiplyAdd({sum}, {a}, {b})",
            (_, true) => $"{sum} + {b}",
            _ => sum,
        };
        value += end.Adds ? $" + {At("z", output)}" : "";
        return Bend(end, value);
    }

    /// <summary>The parameters of a kernel of winners: the list behind x, and what each is multiplied by before
    /// y.</summary>
    public static string GatedParameters(SampleEnd end, string list) =>
        $"ref float x, {list}, ref float w, "
        + string.Concat(end.Vectors.Select(name => $"ref float {name}, ")) + "ref float m, ref float y";

    /// <summary>The arguments for these parameters; those of a channel are passed as a whole.</summary>
    /// <param name="end">The end.</param>
    /// <param name="output">The offset of y; empty for 0.</param>
    /// <param name="before">Those of x, the list and w.</param>
    public static string GatedArguments(SampleEnd end, string output, params IEnumerable<string> before) =>
        string.Join(
            ", ",
            before
                .Concat(end.Vectors.Concat(["m"]).Select(name => Argument(name, "")))
                .Concat([Argument("y", output)]));

    /// <summary>The expression of the end for one number of a winner: it is multiplied before it is bent.</summary>
    /// <param name="end">The end.</param>
    /// <param name="sum">The sum.</param>
    /// <param name="channel">The offset of its channel in a, b and m.</param>
    public static string GatedScalar(SampleEnd end, string sum, string channel)
    {
        string value = Scalar(end with { Activation = Epilogue.None }, sum, channel, "");
        value = end.Shifts && !end.Scales ? $"({value})" : value;
        return Bend(end, $"{At("m", channel)} * {value}");
    }

    private static string At(string name, string offset) =>
        offset.Length == 0 ? name : $"Unsafe.Add(ref {name}, {offset})";

    private static string Bend(SampleEnd end, string value) => end.Activation.Kind switch
    {
        EpilogueKind.Relu when end.Activation.Threshold != 0 =>
            $"Lanes.Relu({value}, {Literal.Of((float)end.Activation.Threshold)})",
        EpilogueKind.Relu => $"Math.Max({value}, 0f)",
        EpilogueKind.LeakyRelu => $"Lanes.LeakyRelu({value}, {Literal.Of((float)end.Activation.Slope)})",
        _ => value,
    };
}
