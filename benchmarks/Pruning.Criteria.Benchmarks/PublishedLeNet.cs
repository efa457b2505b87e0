using System;
using Pruning.Serialization;

namespace Pruning.CriteriaBenchmarks;

/// <summary>The dense LeNet-300-100 that Guo et al. (2016) published; it reads pixel / 256.</summary>
internal static class PublishedLeNet
{
    /// <summary>Gives a network the published weights.</summary>
    /// <param name="network">Three fully connected layers of its sizes.</param>
    /// <param name="path">The safetensors file.</param>
    public static void Fill(Network network, string path)
    {
        SafetensorsFile file = SafetensorsFile.Open(path);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            string layer = FormattableString.Invariant($"ip{i + 1}");
            file.ReadSingles(layer + ".weight", network.Layers[i].Weights);
            file.ReadSingles(layer + ".bias", network.Layers[i].Bias);
        }
    }
}
