using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Pruning.Generators.Declarations;
using Pruning.Reference.Declarations;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>The text of a network. Its layers are called L0, L1 and so on.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Input">The shape of a sample: "784" or "3, 32, 32".</param>
/// <param name="BatchSize">Most samples in a batch.</param>
/// <param name="Layers">The attributes of each layer, without brackets: "Dense(3), Relu".</param>
internal sealed record DeclaredNetwork(string Name, string Input, int BatchSize, params IReadOnlyList<string> Layers)
{
    /// <summary>A network that reads vectors.</summary>
    public DeclaredNetwork(string name, int inputs, int batchSize, params IReadOnlyList<string> layers)
        : this(name, Text(inputs), batchSize, layers)
    {
    }

    /// <summary>What the training minimises.</summary>
    public Loss Loss { get; init; }

    /// <summary>The arguments of the optimiser: "Optimizer.Sgd, Momentum = 0".</summary>
    public string Train { get; init; } = "Optimizer.Sgd";

    /// <summary>More attributes of the class, without brackets.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>The name of the layer that makes the outputs.</summary>
    public string LastLayer => "L" + Text(Layers.Count - 1);

    /// <summary>The attribute of a dense layer.</summary>
    public static string Dense(int units, bool bias = true)
    {
        return "Dense(" + Text(units) + (bias ? ")" : ", Bias = false)");
    }

    /// <summary>The text of a declaration, for batches of that size.</summary>
    public static DeclaredNetwork Of(NetworkDeclaration declaration, int batchSize)
    {
        return new DeclaredNetwork(
            declaration.Name,
            string.Join(", ", declaration.Input),
            batchSize,
            [.. declaration.Layers.Select(LayerText.Of)])
        {
            Loss = (Loss)declaration.Loss,
        };
    }

    /// <summary>The class.</summary>
    public string Source()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"[Network({Input}, Loss = Loss.{Loss})]\n")
            .Append(CultureInfo.InvariantCulture, $"[Train({Train}, BatchSize = {BatchSize})]\n");
        foreach (string policy in Policies)
        {
            text.Append('[').Append(policy).Append("]\n");
        }

        text.Append("public sealed partial class ").Append(Name).Append("\n{\n");
        for (int i = 0; i < Layers.Count; i++)
        {
            text.Append("    [").Append(Layers[i]).Append("] public partial ").Append(TypeOf(Layers[i])).Append(" L")
                .Append(Text(i)).Append(" { get; }\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string TypeOf(string layer)
    {
        return layer.Split('(')[0] switch
        {
            "Add" or "Concat" => "Join",
            string operation => operation,
        };
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
