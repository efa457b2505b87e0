using System;
using System.IO;

namespace Pruning.EndToEnd.Tests.Examples;

/// <summary>A folder that is gone at the end of the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pruning-example-").FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The four files of MNIST, with few and simple images: the digit d is a bright row d.</summary>
    public string WriteMnist(int train, int test)
    {
        WriteIdx("train", train);
        WriteIdx("t10k", test);
        return Path;
    }

    /// <summary>The files of CIFAR-10, with few and simple images: those of class d have a bright row d.</summary>
    public string WriteCifar(int files, int imagesPerFile, int test)
    {
        for (int file = 1; file <= files; file++)
        {
            WriteRecords(FormattableString.Invariant($"data_batch_{file}.bin"), imagesPerFile);
        }

        WriteRecords("test_batch.bin", test);
        return Path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void WriteRecords(string name, int count)
    {
        const int Side = 32;
        const int Record = 1 + (3 * Side * Side);
        byte[] bytes = new byte[count * Record];
        for (int i = 0; i < count; i++)
        {
            bytes[i * Record] = (byte)(i % 10);
            bytes.AsSpan((i * Record) + 1 + (i % 10 * Side), Side).Fill(255);
        }

        File.WriteAllBytes(PathOf(name), bytes);
    }

    private void WriteIdx(string name, int count)
    {
        const int Side = 28;
        byte[] images = new byte[16 + (count * Side * Side)];
        byte[] labels = new byte[8 + count];
        images[2] = labels[2] = 8;
        images[3] = 3;
        labels[3] = 1;
        images[6] = labels[6] = (byte)(count >> 8);
        images[7] = labels[7] = (byte)count;
        images[11] = images[15] = Side;
        for (int i = 0; i < count; i++)
        {
            labels[8 + i] = (byte)(i % 10);
            images.AsSpan(16 + (i * Side * Side) + (i % 10 * Side), Side).Fill(255);
        }

        File.WriteAllBytes(PathOf(name + "-images-idx3-ubyte"), images);
        File.WriteAllBytes(PathOf(name + "-labels-idx1-ubyte"), labels);
    }
}
