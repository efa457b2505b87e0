using System;
using System.IO;
using Pruning.Data;
using Xunit;

namespace Pruning.Runtime.Tests.Data;

public sealed class Cifar10Tests : IDisposable
{
    private const int Record = 3073;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_UsualNames_AreReadInTheirOrder()
    {
        for (int file = 5; file >= 1; file--)
        {
            _folder.Write($"data_batch_{file}.bin", Records((byte)file, (byte)(file + 4)));
        }

        _folder.Write("test_batch.bin", Records(7));
        _folder.Write("batches.meta.txt", "airplane");
        _folder.Write("readme.html", "<html>");

        Cifar10Data data = Cifar10.Load(_folder.Path);

        Assert.Equal([1, 5, 2, 6, 3, 7, 4, 8, 5, 9], Labels(data.Train));
        Assert.Equal([7], Labels(data.Test));
        Assert.Equal(("cifar10-train", "cifar10-test"), (data.Train.Name, data.Test.Name));
        Assert.Equal(
            (3072, 10, new ImageShape(3, 32, 32)), (data.Train.Features, data.Train.Classes, data.Train.Shape));
    }

    [Fact]
    public void Load_Record_IsPlanesOfRedGreenAndBlueRowByRow()
    {
        byte[] record = new byte[Record];
        record[0] = 3;
        record[1] = 10; // red of the pixel at the top left
        record[1 + 31] = 20; // red at the top right
        record[1 + 1024 + 32] = 30; // green, second row
        record[1 + 2048 + 1023] = 40; // blue at the bottom right
        _folder.Write("train.bin", record);
        _folder.Write("test.bin", record);
        float[] sample = new float[3072];

        Cifar10.Load(_folder.Path, scale: 0.5f).Train.CopySample(0, sample);

        float[] expected = new float[3072];
        expected[0] = 5;
        expected[31] = 10;
        expected[1024 + 32] = 15;
        expected[3071] = 20;
        Assert.Equal(expected, sample);
    }

    [Fact]
    public void Load_AnyNamesPackedOrNot_AreSplitByName()
    {
        _folder.Write("cats.bin", Records(3));
        _folder.Write("Dogs.BIN.GZ", TemporaryFolder.Gzip(Records(5, 5)));
        _folder.Write("my-Test-cats.bin", Records(3, 3));
        _folder.Write("zzz_test.bin.gz", Records(4));

        Cifar10Data data = Cifar10.Load(_folder.Path);

        Assert.Equal([5, 5, 3], Labels(data.Train));
        Assert.Equal([3, 3, 4], Labels(data.Test));
    }

    [Fact]
    public void Load_FileBesideItsPackedTwin_IsReadOnce()
    {
        _folder.Write("a.bin", Records(1));
        _folder.Write("a.bin.gz", TemporaryFolder.Gzip(Records(1)));
        _folder.Write("test.bin", Records(2));

        Assert.Equal([1], Labels(Cifar10.Load(_folder.Path).Train));
    }

    [Fact]
    public void Load_ManyPackedImages_AllArrive()
    {
        byte[] labels = new byte[100];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = (byte)(i % 10);
        }

        _folder.Write("a.bin", TemporaryFolder.Gzip(Records(labels)));
        _folder.Write("test.bin", Records(2));
        Dataset train = Cifar10.Load(_folder.Path, scale: 1).Train;
        float[] sample = new float[3072];

        for (int i = 0; i < labels.Length; i++)
        {
            train.CopySample(i, sample);
            Assert.Equal(i % 10, train.LabelOf(i));
            Assert.Equal((i + 3071) % 256, sample[3071]);
        }

        Assert.Equal(100, train.Count);
    }

    [Theory]
    [InlineData(0, "the file is empty")]
    [InlineData(1, "truncated: record 0 has 1 of its 3073 bytes")]
    [InlineData(3072, "truncated: record 0 has 3072 of its 3073 bytes")]
    [InlineData(3074, "truncated: record 1 has 1 of its 3073 bytes")]
    [InlineData((2 * Record) + 100, "truncated: record 2 has 100 of its 3073 bytes")]
    public void Load_WrongLength_NamesFileAndRecord(int length, string fault)
    {
        _folder.Write("a.bin", Records(1));
        string path = _folder.Write("b.bin", Records(1, 2, 3)[..length]);
        _folder.Write("test.bin", Records(2));

        AssertFault(path, fault);
    }

    [Fact]
    public void Load_LabelOutOfRange_NamesItsRecord()
    {
        _folder.Write("a.bin", Records(1));
        string path = _folder.Write("test.bin", Records(9, 0, 10));

        AssertFault(path, "the label of record 2 is 10, which is not in 0..9");
    }

    [Fact]
    public void Load_GzipDamaged_IsAFault()
    {
        byte[] packed = TemporaryFolder.Gzip(Records(1, 2));
        string path = _folder.Write("a.bin.gz", packed[..(packed.Length / 2)]);
        _folder.Write("test.bin", Records(2));
        AssertFault(path, "");

        packed[^6] ^= 1;
        _folder.Write("a.bin.gz", packed);
        AssertFault(path, "the gzip data is damaged");
    }

    [Fact]
    public void Load_FilesMissing_SaysWhich()
    {
        AssertMissing("images to learn from");
        _folder.Write("data_batch_1.bin", Records(1));
        AssertMissing("test images");
        File.Delete(_folder.PathOf("data_batch_1.bin"));
        _folder.Write("test_batch.bin", Records(1));
        AssertMissing("images to learn from");
        Directory.CreateDirectory(_folder.PathOf("cifar-10-batches-bin"));
        AssertMissing("Did you mean " + _folder.PathOf("cifar-10-batches-bin"));
        Assert.Throws<DirectoryNotFoundException>(() => Cifar10.Load(_folder.PathOf("nowhere")));
    }

    // Images whose bytes count up from the number of the record, so that each can be told from the others.
    private static byte[] Records(params byte[] labels)
    {
        byte[] bytes = new byte[labels.Length * Record];
        for (int i = 0; i < labels.Length; i++)
        {
            bytes[i * Record] = labels[i];
            for (int p = 0; p < Record - 1; p++)
            {
                bytes[(i * Record) + 1 + p] = (byte)(i + p);
            }
        }

        return bytes;
    }

    private static int[] Labels(Dataset data)
    {
        int[] labels = new int[data.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = data.LabelOf(i);
        }

        return labels;
    }

    private void AssertFault(string path, string fault)
    {
        FileFormatException e = Assert.Throws<FileFormatException>(() => Cifar10.Load(_folder.Path));
        Assert.Equal(path, e.Path);
        Assert.StartsWith(path + ": " + fault, e.Message, StringComparison.Ordinal);
    }

    private void AssertMissing(string what)
    {
        FileNotFoundException e = Assert.Throws<FileNotFoundException>(() => Cifar10.Load(_folder.Path));
        Assert.StartsWith(_folder.Path + ": there are no CIFAR-10 files", e.Message, StringComparison.Ordinal);
        Assert.Contains(what, e.Message, StringComparison.Ordinal);
    }
}
