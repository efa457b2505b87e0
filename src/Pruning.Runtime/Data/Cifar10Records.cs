using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Pruning.Data;

/// <summary>The records of CIFAR-10 files, one file after the other.</summary>
internal sealed class Cifar10Records
{
    private const int Side = 32;
    private const int Channels = 3;
    private const int Pixels = Channels * Side * Side;
    private const int RecordBytes = 1 + Pixels;
    private const int Classes = 10;

    private readonly List<int> _labels = [];
    private byte[] _pixels;

    // Files that are not packed say how much is in them, so that their pixels are not copied a second time.
    private Cifar10Records(long bytes)
    {
        _pixels = new byte[Math.Clamp(bytes / RecordBytes, 1, Array.MaxLength / Pixels) * Pixels];
    }

    /// <summary>Reads files, gzipped or not.</summary>
    /// <exception cref="FileFormatException">A file is broken.</exception>
    public static Cifar10Records Read(string[] paths)
    {
        var records = new Cifar10Records(paths.Sum(path => new FileInfo(path).Length));
        foreach (string path in paths)
        {
            using Stream stream = DataFile.OpenRead(path);
            try
            {
                records.Read(path, stream);
            }
            catch (InvalidDataException e)
            {
                throw new FileFormatException(path, "the gzip data is damaged; fetch the file again.", e);
            }
        }

        return records;
    }

    /// <summary>What has been read, as a data set.</summary>
    public ByteImages ToImages(string name, float scale)
    {
        Array.Resize(ref _pixels, _labels.Count * Pixels);
        return new ByteImages(
            name, _pixels, [.. _labels], Classes, scale, new ImageShape(Channels, Side, Side));
    }

    private void Read(string path, Stream stream)
    {
        int record = 0;
        for (int label = stream.ReadByte(); label >= 0; label = stream.ReadByte(), record++)
        {
            if (label >= Classes)
            {
                throw new FileFormatException(
                    path,
                    $"the label of record {record} is {label}, which is not in 0..{Classes - 1}. "
                    + $"This is no file of the binary version of CIFAR-10, whose records have {RecordBytes} bytes.");
            }

            int read = stream.ReadAtLeast(NextImage(path), Pixels, throwOnEndOfStream: false);
            if (read < Pixels)
            {
                throw new FileFormatException(
                    path,
                    $"truncated: record {record} has {1 + read} of its {RecordBytes} bytes. Fetch the file again.");
            }

            _labels.Add(label);
        }

        if (record == 0)
        {
            throw new FileFormatException(path, "the file is empty.");
        }
    }

    // Where the next image goes.
    private Span<byte> NextImage(string path)
    {
        int count = _labels.Count;
        int most = Array.MaxLength / Pixels;
        if (count == most)
        {
            throw new FileFormatException(path, $"there are more than the {most} images that fit into an array.");
        }

        if (_pixels.Length == count * Pixels)
        {
            Array.Resize(ref _pixels, (int)Math.Min(most, 2L * count) * Pixels);
        }

        return _pixels.AsSpan(count * Pixels, Pixels);
    }
}
