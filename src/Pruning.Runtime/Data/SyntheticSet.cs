using System;
using System.Threading.Tasks;
using Pruning.Randomness;

namespace Pruning.Data;

/// <summary>A set of images in ten classes that are drawn, not read.</summary>
/// <remarks>
/// Image i depends on the seed and i only: a smaller set is the beginning of a larger one, on any machine and any
/// number of threads. Ten consecutive images, from a multiple of ten, hold each class once in random order.
/// </remarks>
/// <param name="name">Name of the set.</param>
/// <param name="shape">The size of an image.</param>
/// <param name="labelStreams">The first stream that orders of classes are drawn from.</param>
/// <param name="imageStreams">The first stream that images are drawn from.</param>
/// <param name="createWriter">Makes a writer for a thread.</param>
internal sealed class SyntheticSet(
    string name, ImageShape shape, ulong labelStreams, ulong imageStreams, Func<IImageWriter> createWriter)
{
    private const int Classes = 10;

    private readonly int _pixels = shape.Channels * shape.Plane;

    /// <summary>Draws images.</summary>
    /// <param name="count">How many; positive, and no more than fit into an array.</param>
    /// <param name="seed">Sets of different seeds have no image in common.</param>
    /// <param name="scale">What every pixel is multiplied by.</param>
    public ByteImages Create(int count, ulong seed, float scale)
    {
        byte[] pixels = new byte[count * _pixels];
        int[] labels = new int[count];
        Parallel.For(
            0,
            (count + Classes - 1) / Classes,
            createWriter,
            (block, _, writer) =>
            {
                int start = block * Classes;
                WriteBlock(writer, seed, start, labels.AsSpan(start, Math.Min(Classes, count - start)), pixels);
                return writer;
            },
            _ => { });
        return new ByteImages(name, pixels, labels, Classes, scale, shape);
    }

    private void WriteBlock(IImageWriter writer, ulong seed, int start, Span<int> labels, byte[] pixels)
    {
        Span<int> classes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        var order = new RandomStream(seed, labelStreams + (ulong)start);
        order.Shuffle(classes);
        classes[..labels.Length].CopyTo(labels);
        for (int i = 0; i < labels.Length; i++)
        {
            var random = new RandomStream(seed, imageStreams + (ulong)(start + i));
            writer.Write(labels[i], ref random, pixels.AsSpan((start + i) * _pixels, _pixels));
        }
    }
}
