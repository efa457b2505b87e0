using System.Collections.Generic;
using Pruning;
using Pruning.Masks;

namespace Examples;

/// <summary>The weights of a network when nothing had been removed yet, and those that it has kept.</summary>
/// <param name="Name">The schedule.</param>
/// <param name="Before">All weights.</param>
/// <param name="After">The kept ones.</param>
internal sealed record ScheduleWeights(string Name, float[] Before, float[] After)
{
    /// <summary>The weights that a network keeps, of all its layers.</summary>
    public static float[] KeptBy(Network network)
    {
        List<float> kept = [];
        foreach (Layer layer in network.Layers)
        {
            Mask mask = layer.Mask;
            for (int i = 0; i < layer.Weights.Length; i++)
            {
                if (mask[i])
                {
                    kept.Add(layer.Weights[i]);
                }
            }
        }

        return [.. kept];
    }
}
