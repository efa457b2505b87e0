using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>An argument of a kernel call: a place in the arena, or a scalar expression.</summary>
/// <param name="Text">The name of a buffer, or the text of the scalar.</param>
/// <param name="IsBuffer">Which of the two.</param>
/// <param name="Offset">Floats from the start of the buffer.</param>
internal sealed record Operand(string Text, bool IsBuffer, int Offset = 0)
{
    /// <summary>The groups that a call is for.</summary>
    public static Operand Begin { get; } = new("begin", false);

    /// <inheritdoc cref="Begin"/>
    public static Operand End { get; } = new("end", false);

    public static Operand Buffer(string name, int offset = 0) => new(name, true, offset);

    public static Operand Scalar(string text) => new(text, false);

    public static Operand Scalar(int value) => new(Literal.Of(value), false);
}
