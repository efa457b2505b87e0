using System;
using System.IO;
using System.Security.Cryptography;
using Pruning.Data;
using Xunit;

namespace Pruning.Runtime.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [DataFact]
    public void Load_OriginalFiles_HaveTheKnownCountsAndLabels()
    {
        MnistData mnist = Mnist.Load(TestData.PathOf("mnist"));

        Assert.Equal((60_000, 784, 10), (mnist.Train.Count, mnist.Train.Features, mnist.Train.Classes));
        Assert.Equal((10_000, 784, 10), (mnist.Test.Count, mnist.Test.Features, mnist.Test.Classes));
        Assert.Equal([5, 0, 4, 1, 9], FirstLabels(mnist.Train));
        Assert.Equal([7, 2, 1, 0, 4], FirstLabels(mnist.Test));
    }

    [DataFact]
    public void Read_OriginalFiles_HaveThePublishedSums()
    {
        Assert.Equal("6bbc9ace898e44ae57da46a324031adb", Md5("train-images-idx3-ubyte.gz"));
        Assert.Equal("a25bea736e30d166cdddb491f175f624", Md5("train-labels-idx1-ubyte.gz"));
        Assert.Equal("2646ac647ad5339dbf082846283269ea", Md5("t10k-images-idx3-ubyte.gz"));
        Assert.Equal("27ae3e4e09519cfbb04c329615203637", Md5("t10k-labels-idx1-ubyte.gz"));
    }

    [Fact]
    public void Load_NamesWithDashOrPointPackedOrNot_AreFound()
    {
        _folder.Write("train-images-idx3-ubyte", Images(3));
        _folder.Write("train-labels.idx1-ubyte", Labels(1, 2, 3));
        _folder.Write("t10k-images.idx3-ubyte.gz", TemporaryFolder.Gzip(Images(2)));
        _folder.Write("t10k-labels-idx1-ubyte.gz", TemporaryFolder.Gzip(Labels(4, 5)));

        MnistData mnist = Mnist.Load(_folder.Path, scale: 0.5f);
        float[] sample = new float[784];
        mnist.Test.CopySample(1, sample);

        Assert.Equal((3, 2), (mnist.Train.Count, mnist.Test.Count));
        Assert.Equal(5, mnist.Test.LabelOf(1));
        Assert.Equal(0.5f * ((784 + 783) % 256), sample[783]);
    }

    [Fact]
    public void Load_FileMissing_NamesIt()
    {
        WriteAll(Images(2), Labels(0, 1));
        File.Delete(_folder.PathOf("t10k-labels-idx1-ubyte"));

        FileNotFoundException e = Assert.Throws<FileNotFoundException>(() => Mnist.Load(_folder.Path));

        Assert.Contains("t10k-labels-idx1-ubyte is missing", e.Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => Mnist.Load(_folder.PathOf("nowhere")));
    }

    [Fact]
    public void Load_LabelOutOfRange_NamesItsIndex()
    {
        WriteAll(Images(3), Labels(9, 0, 10));

        FileFormatException e = Assert.Throws<FileFormatException>(() => Mnist.Load(_folder.Path));

        Assert.EndsWith("label 10 at index 2 is not in 0..9.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CountsDisagree_NamesBothCounts()
    {
        WriteAll(Images(3), Labels(9, 0));

        FileFormatException e = Assert.Throws<FileFormatException>(() => Mnist.Load(_folder.Path));

        Assert.Contains("holds 2 labels", e.Message, StringComparison.Ordinal);
        Assert.Contains("holds 3 images", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WrongDimensions_NamesThem()
    {
        WriteAll([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6], Labels(0));
        Assert.Contains(
            "holds [1, 2, 3] bytes; MNIST images are [N, 28, 28]",
            Assert.Throws<FileFormatException>(() => Mnist.Load(_folder.Path)).Message,
            StringComparison.Ordinal);

        WriteAll(Images(1), Images(1));
        Assert.Contains(
            "labels are [N]",
            Assert.Throws<FileFormatException>(() => Mnist.Load(_folder.Path)).Message,
            StringComparison.Ordinal);
    }

    private static int[] FirstLabels(Dataset data) =>
        [data.LabelOf(0), data.LabelOf(1), data.LabelOf(2), data.LabelOf(3), data.LabelOf(4)];

    // The published sums are of the whole unpacked files: the header is put together again.
    private static string Md5(string name)
    {
        IdxFile file = IdxFile.Read(TestData.PathOf("mnist", name));
        int[] dimensions = [.. file.Dimensions];
        byte[] header = [0, 0, 8, (byte)dimensions.Length];
        foreach (int size in dimensions)
        {
            header = [.. header, (byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size];
        }

        return Convert.ToHexStringLower(MD5.HashData([.. header, .. file.Bytes]));
    }

    private static byte[] Images(int count)
    {
        byte[] bytes = new byte[16 + (count * 784)];
        byte[] header = [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 28, 0, 0, 0, 28];
        header.CopyTo(bytes, 0);
        for (int i = 0; i < count * 784; i++)
        {
            bytes[16 + i] = (byte)i;
        }

        return bytes;
    }

    private static byte[] Labels(params byte[] labels) => [0, 0, 8, 1, 0, 0, 0, (byte)labels.Length, .. labels];

    private void WriteAll(byte[] images, byte[] labels)
    {
        _folder.Write("train-images-idx3-ubyte", images);
        _folder.Write("train-labels-idx1-ubyte", labels);
        _folder.Write("t10k-images-idx3-ubyte", images);
        _folder.Write("t10k-labels-idx1-ubyte", labels);
    }
}
