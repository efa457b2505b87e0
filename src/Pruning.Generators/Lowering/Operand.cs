namespace Pruning.Generators.Lowering;

/// <summary>An argument of a kernel call: a place in the arena, or a scalar expression.</summary>
/// <param name="Text">The name of a buffer, or the text of the scalar.</param>
/// <param name="IsBuffer">Which of the two.</param>
internal sealed record Operand(string Text, bool IsBuffer)
{
    public static Operand Buffer(string name) => new(name, true);

    public static Operand Scalar(string text) => new(text, false);
}
