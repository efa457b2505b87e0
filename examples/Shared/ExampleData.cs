using System;
using Pruning.Data;

namespace Examples;

/// <summary>The data that an example runs on.</summary>
internal static class ExampleData
{
    private const int TrainSamples = 60_000;
    private const int TestSamples = 10_000;

    /// <summary>MNIST from the folder of the settings, or as many synthetic digits.</summary>
    public static MnistData Load(ExampleSettings settings, ulong seed)
    {
        int train = Math.Min(settings.Samples ?? TrainSamples, TrainSamples);
        int test = Math.Min(settings.Samples is int samples ? Math.Max(1, samples / 6) : TestSamples, TestSamples);
        if (settings.Data is null)
        {
            // The complement is another seed for every seed, so that no test image is one of the training images.
            return new MnistData(SyntheticDigits.Create(train, seed), SyntheticDigits.Create(test, ~seed));
        }

        MnistData data = Mnist.Load(settings.Data);
        return settings.Samples is null
            ? data
            : new MnistData(
                data.Train.Take(Math.Min(train, data.Train.Count)), data.Test.Take(Math.Min(test, data.Test.Count)));
    }
}
