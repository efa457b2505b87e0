using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Reference.Declarations;

/// <summary>A declaration as its user would write it. What has its default is left out.</summary>
internal static class LayerText
{
    /// <summary>The attributes of a layer, without brackets: "Conv2D(5, Padding = 1), BatchNorm, Relu".</summary>
    public static string Of(LayerDeclaration layer)
    {
        return string.Join(", ", layer.Operators.Select(Of)) + (layer.Keep ? ", Keep" : "")
            + (layer.Gate is { } gate ? ", " + Of(gate) : "");
    }

    private static string Of(GateDeclaration gate) => Attribute(
        "Gate", Given("Keep", gate.Keep, 0.5), Given("Strength", gate.Strength, 1e-8));

    private static string Of(OperatorDeclaration operation)
    {
        return operation switch
        {
            OperatorDeclaration.Dense dense => Attribute(
                "Dense", Text(dense.Units), Bias(dense.Bias), Initial(dense.Initializer), From(dense.From)),
            OperatorDeclaration.Conv2D conv => Attribute(
                "Conv2D",
                Text(conv.Filters),
                Given("Kernel", conv.Kernel, 3),
                Given("Stride", conv.Stride, 1),
                Given("Padding", conv.Padding, 0),
                Given("Groups", conv.Groups, 1),
                Bias(conv.Bias),
                Initial(conv.Initializer),
                From(conv.From)),
            OperatorDeclaration.Add add => Attribute(
                "Add",
                Names(add.Layers),
                add.Shortcut == Shortcut.Identity ? null : "Shortcut = Shortcut." + add.Shortcut,
                From(add.From)),
            OperatorDeclaration.Concat concat => Attribute("Concat", Names(concat.Layers), From(concat.From)),
            OperatorDeclaration.BatchNorm norm => Attribute(
                "BatchNorm", Given("Momentum", norm.Momentum, 0.1), Given("Epsilon", norm.Epsilon, 1e-5)),
            OperatorDeclaration.MaxPool pool => Attribute(
                "MaxPool", Text(pool.Kernel), Given("Stride", pool.Stride, 0), Given("Padding", pool.Padding, 0)),
            OperatorDeclaration.AveragePool pool => Attribute(
                "AveragePool", Text(pool.Kernel), Given("Stride", pool.Stride, 0), Given("Padding", pool.Padding, 0)),
            OperatorDeclaration.LeakyRelu leaky => Attribute("LeakyRelu", Text(leaky.Slope)),
            OperatorDeclaration.Dropout dropout => Attribute("Dropout", Text(dropout.Rate)),
            OperatorDeclaration.Relu relu => Attribute("Relu", Given("Threshold", relu.Threshold, 0)),
            OperatorDeclaration.GlobalAveragePool or OperatorDeclaration.Flatten or OperatorDeclaration.Sigmoid
                or OperatorDeclaration.Tanh or OperatorDeclaration.Gelu =>
                operation.GetType().Name,
            _ => throw new NotSupportedException("No text for " + operation.GetType().Name + "."),
        };
    }

    private static string Attribute(string name, params IEnumerable<string?> arguments)
    {
        string given = string.Join(", ", arguments.OfType<string>());
        return given.Length == 0 ? name : name + "(" + given + ")";
    }

    private static string? Given(string name, double value, double usual) =>
        value == usual ? null : name + " = " + Text(value);

    private static string? Bias(bool? bias) => bias is { } given ? "Bias = " + (given ? "true" : "false") : null;

    private static string? Initial(Initializer initializer) =>
        initializer == Initializer.HeNormal ? null : "Initializer = Initializer." + initializer;

    private static string? From(string? layer) => layer is null ? null : "From = nameof(" + layer + ")";

    private static string Names(IEnumerable<string> layers) =>
        string.Join(", ", layers.Select(layer => "nameof(" + layer + ")"));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
