using Pruning.Data;
using Pruning.Randomness;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Three noisy clouds in twenty dimensions: data that a small network learns in a few steps.</summary>
internal static class Blobs
{
    public const int Features = 20;
    public const int Classes = 3;

    /// <summary>Nine whole batches of 32 and one of 12.</summary>
    public const int Ragged = 300;

    public static Dataset Create(int count = Ragged, ulong seed = 1)
    {
        var random = new RandomStream(seed, 1);
        float[] features = new float[count * Features];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = random.NextInt32(Classes);
            for (int j = 0; j < Features; j++)
            {
                double centre = j % Classes == labels[i] ? 0.7 : 0;
                features[(i * Features) + j] = (float)(centre + random.NextNormal());
            }
        }

        return Dataset.FromArrays(features, labels, Classes, "blobs");
    }
}
