using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>Reads one operator attribute.</summary>
internal static class OperatorReader
{
    // What stands for an argument that cannot be read breaks no rule: the fault is that it cannot be read.
    public static OperatorDeclaration? Read(AttributeReader attribute)
    {
        return attribute.Name switch
        {
            "Dense" => new OperatorDeclaration.Dense(
                attribute.Int32(0, 2),
                attribute.Boolean("Bias"),
                (Initializer)attribute.Int32("Initializer", 0),
                attribute.Text("From")),
            "Conv2D" => new OperatorDeclaration.Conv2D(
                attribute.Int32(0, 1),
                attribute.Int32("Kernel", 3),
                attribute.Int32("Stride", 1),
                attribute.Int32("Padding", 0),
                attribute.Int32("Groups", 1),
                attribute.Boolean("Bias"),
                (Initializer)attribute.Int32("Initializer", 0),
                attribute.Text("From")),
            "Add" => new OperatorDeclaration.Add(
                attribute.Texts(0), (Shortcut)attribute.Int32("Shortcut", 0), attribute.Text("From")),
            KnownNames.Repeat => new OperatorDeclaration.Repeat(
                attribute.TypeArgument?.ToDisplayString(LayerReader.TypeFormat) ?? "",
                RepeatedKind.Unread,
                null,
                attribute.Int32(0, 1),
                attribute.Int32("Width", 0),
                attribute.Int32("Stride", 1),
                attribute.Text("From")),
            "Concat" => new OperatorDeclaration.Concat(attribute.Texts(0), attribute.Text("From")),
            "BatchNorm" => new OperatorDeclaration.BatchNorm(
                attribute.Double("Momentum", 0.1), attribute.Double("Epsilon", 1e-5)),
            "MaxPool" => new OperatorDeclaration.MaxPool(
                attribute.Int32(0, 1), attribute.Int32("Stride", 0), attribute.Int32("Padding", 0)),
            "AveragePool" => new OperatorDeclaration.AveragePool(
                attribute.Int32(0, 1), attribute.Int32("Stride", 0), attribute.Int32("Padding", 0)),
            "GlobalAveragePool" => new OperatorDeclaration.GlobalAveragePool(),
            "Flatten" => new OperatorDeclaration.Flatten(),
            "Relu" => new OperatorDeclaration.Relu(attribute.Double("Threshold", 0)),
            "LeakyRelu" => new OperatorDeclaration.LeakyRelu(attribute.Double(0, 0.01)),
            "Sigmoid" => new OperatorDeclaration.Sigmoid(),
            "Tanh" => new OperatorDeclaration.Tanh(),
            "Gelu" => new OperatorDeclaration.Gelu(),
            "Dropout" => new OperatorDeclaration.Dropout(attribute.Double(0, 0)),
            _ => null,
        };
    }
}
