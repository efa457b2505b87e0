using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>One operator attribute of a layer.</summary>
internal abstract record OperatorDeclaration
{
    private OperatorDeclaration()
    {
    }

    internal sealed record Dense(int Units, bool Bias = true, Initializer Initializer = Initializer.HeNormal)
        : OperatorDeclaration;

    internal sealed record Relu : OperatorDeclaration;

    internal sealed record LeakyRelu(double Slope = 0.01) : OperatorDeclaration;

    internal sealed record Sigmoid : OperatorDeclaration;

    internal sealed record Tanh : OperatorDeclaration;

    internal sealed record Gelu : OperatorDeclaration;

    internal sealed record Dropout(double Rate) : OperatorDeclaration;
}
