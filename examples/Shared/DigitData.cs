using Pruning.Data;

namespace Examples;

/// <summary>MNIST, or as many synthetic digits.</summary>
internal sealed class DigitData()
    : ExampleData("the four MNIST IDX files, gzipped or not", "synthetic digits", 60_000, 10_000)
{
    private protected override ExampleSets Read(string folder)
    {
        MnistData data = Mnist.Load(folder);
        return new ExampleSets(data.Train, data.Test);
    }

    private protected override Dataset Draw(int count, ulong seed) => SyntheticDigits.Create(count, seed);
}
