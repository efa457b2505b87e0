using Pruning.Data;

namespace Pruning.Runtime.Tests.Data;

/// <summary>The simplest classifier: the class whose mean image is nearest.</summary>
internal static class NearestMean
{
    /// <summary>How many test samples it gets right.</summary>
    public static int CountRight(Dataset train, Dataset test)
    {
        float[][] means = MeansOf(train);
        float[] sample = new float[test.Features];
        int right = 0;
        for (int i = 0; i < test.Count; i++)
        {
            test.CopySample(i, sample);
            right += Nearest(means, sample) == test.LabelOf(i) ? 1 : 0;
        }

        return right;
    }

    private static float[][] MeansOf(Dataset train)
    {
        float[][] means = new float[train.Classes][];
        for (int c = 0; c < means.Length; c++)
        {
            means[c] = new float[train.Features];
        }

        float[] sample = new float[train.Features];
        for (int i = 0; i < train.Count; i++)
        {
            train.CopySample(i, sample);
            float[] mean = means[train.LabelOf(i)];
            for (int p = 0; p < sample.Length; p++)
            {
                mean[p] += sample[p] / (train.Count / train.Classes);
            }
        }

        return means;
    }

    private static int Nearest(float[][] means, float[] sample)
    {
        int best = 0;
        float least = float.MaxValue;
        for (int c = 0; c < means.Length; c++)
        {
            float distance = 0;
            for (int p = 0; p < sample.Length; p++)
            {
                float difference = sample[p] - means[c][p];
                distance += difference * difference;
            }

            if (distance < least)
            {
                (best, least) = (c, distance);
            }
        }

        return best;
    }
}
