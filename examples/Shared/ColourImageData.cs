using Pruning.Data;

namespace Examples;

/// <summary>
/// CIFAR-10, or fewer synthetic shapes, in the way of He et al. (2016): every channel normalised, training images with
/// a border of four pixels, cut out at random and mirrored or not.
/// </summary>
internal sealed class ColourImageData()
    : ExampleData(
        "the CIFAR-10 files of the binary version (data_batch_1.bin to data_batch_5.bin, test_batch.bin), gzipped or "
        + "not",
        "synthetic shapes",
        8_000,
        2_000)
{
    private const int Border = 4;

    private protected override ExampleSets Read(string folder)
    {
        Cifar10Data data = Cifar10.Load(folder);
        return new ExampleSets(data.Train, data.Test);
    }

    private protected override Dataset Draw(int count, ulong seed) => SyntheticShapes.Create(count, seed);

    private protected override ExampleSets Prepare(ExampleSets sets)
    {
        ChannelStatistics statistics = ChannelStatistics.Of(sets.Train);
        return new ExampleSets(
            sets.Train.Normalize(statistics).Augment(pad: Border, flip: true), sets.Test.Normalize(statistics));
    }
}
