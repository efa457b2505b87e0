using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>The text of a network.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Inputs">Numbers per sample.</param>
/// <param name="BatchSize">Most samples in a batch.</param>
/// <param name="Layers">The attributes of each layer, without brackets: "Dense(3), Relu".</param>
internal sealed record DeclaredNetwork(string Name, int Inputs, int BatchSize, params IReadOnlyList<string> Layers)
{
    /// <summary>What the training minimises.</summary>
    public Loss Loss { get; init; }

    /// <summary>The arguments of the optimiser: "Optimizer.Sgd, Momentum = 0".</summary>
    public string Train { get; init; } = "Optimizer.Sgd";

    /// <summary>More attributes of the class, without brackets.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>The attribute of a dense layer.</summary>
    public static string Dense(int units, bool bias = true)
    {
        return "Dense(" + Text(units) + (bias ? ")" : ", Bias = false)");
    }

    /// <summary>The class.</summary>
    public string Source()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"[Network({Inputs}, Loss = Loss.{Loss})]\n")
            .Append(CultureInfo.InvariantCulture, $"[Train({Train}, BatchSize = {BatchSize})]\n");
        foreach (string policy in Policies)
        {
            text.Append('[').Append(policy).Append("]\n");
        }

        text.Append("public sealed partial class ").Append(Name).Append("\n{\n");
        for (int i = 0; i < Layers.Count; i++)
        {
            text.Append("    [").Append(Layers[i]).Append("] public partial Dense L").Append(Text(i))
                .Append(" { get; }\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
