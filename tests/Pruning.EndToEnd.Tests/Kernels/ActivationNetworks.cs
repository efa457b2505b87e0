using System;
using System.Collections.Generic;
using System.Globalization;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>Every activation with every batch size: one tile and several, alone and in groups of two.</summary>
internal static class ActivationNetworks
{
    /// <summary>The batch sizes.</summary>
    public static readonly int[] BatchSizes = [1, 7, 16, 17, 32, 33, 48, 128];

    /// <summary>The activations, with their arguments.</summary>
    public static readonly string[] Activations = ["None", "Relu", "LeakyRelu(0.2)", "Sigmoid", "Tanh", "Gelu"];

    private static readonly Lazy<GeneratedNetworks> Compiled = new(() => GeneratedNetworks.Compile(Declarations()));

    public static GeneratedNetworks Generated => Compiled.Value;

    /// <summary>The network with this activation and batch size.</summary>
    public static string Name(string activation, int batch)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{activation.Split('(')[0]}{batch}");
    }

    private static IEnumerable<DeclaredNetwork> Declarations()
    {
        foreach (int batch in BatchSizes)
        {
            foreach (string activation in Activations)
            {
                // Behind the hidden layer, and at the end, where nothing is fused with the loss.
                string attribute = activation == "None" ? "" : ", " + activation;
                yield return new DeclaredNetwork(
                    Name(activation, batch),
                    17,
                    batch,
                    DeclaredNetwork.Dense(9) + attribute,
                    DeclaredNetwork.Dense(4) + attribute)
                {
                    Loss = batch is 7 or 32 or 48 ? Loss.MeanSquaredError : Loss.SoftmaxCrossEntropy,
                };
            }
        }
    }
}
