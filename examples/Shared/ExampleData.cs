using System;
using Pruning.Data;

namespace Examples;

/// <summary>A kind of data that an example runs on: read from a folder, or drawn where none is given.</summary>
public abstract class ExampleData
{
    private readonly int _drawnToTrain;
    private readonly int _drawnToTest;

    private protected ExampleData(string folder, string drawn, int drawnToTrain, int drawnToTest)
    {
        Folder = folder;
        Drawn = drawn;
        _drawnToTrain = drawnToTrain;
        _drawnToTest = drawnToTest;
    }

    /// <summary>Handwritten digits: MNIST, or synthetic ones.</summary>
    public static ExampleData Digits { get; } = new DigitData();

    /// <summary>
    /// Small colour images: CIFAR-10, or synthetic shapes; normalised by channel, and augmented for training.
    /// </summary>
    public static ExampleData ColourImages { get; } = new ColourImageData();

    /// <summary>What a folder of it holds, for --help.</summary>
    internal string Folder { get; }

    /// <summary>What is drawn where no folder is given, for --help.</summary>
    internal string Drawn { get; }

    /// <summary>The data that the settings ask for.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="seed">The seed of what is drawn.</param>
    internal ExampleSets Load(ExampleSettings settings, ulong seed)
    {
        int? most = settings.Samples;
        int mostToTest = most is int samples ? Math.Max(1, samples / 6) : int.MaxValue;
        if (settings.Data is not null)
        {
            ExampleSets sets = Read(settings.Data);
            return Prepare(new ExampleSets(
                sets.Train.Take(Math.Min(most ?? int.MaxValue, sets.Train.Count)),
                sets.Test.Take(Math.Min(mostToTest, sets.Test.Count))));
        }

        // The complement is another seed for every seed, so that no test image is one of the training images.
        return Prepare(new ExampleSets(
            Draw(Math.Min(most ?? int.MaxValue, _drawnToTrain), seed),
            Draw(Math.Min(mostToTest, _drawnToTest), ~seed)));
    }

    private protected abstract ExampleSets Read(string folder);

    private protected abstract Dataset Draw(int count, ulong seed);

    private protected virtual ExampleSets Prepare(ExampleSets sets) => sets;
}
