using System;
using Pruning.Randomness;

namespace Pruning.Data;

/// <summary>
/// Images that training sees moved and mirrored at random. A variant is a function of draw and index; nothing is kept
/// between two calls, so any number of threads may read at the same time.
/// </summary>
internal sealed class AugmentedDataset : DatasetView
{
    private readonly ImageShape _shape;
    private readonly int _pad;
    private readonly bool _flip;

    public AugmentedDataset(Dataset source, ImageShape shape, int pad, bool flip)
        : base(source)
    {
        int most = Math.Min(shape.Height, shape.Width) - 1;
        if (pad < 0 || pad > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(pad), pad, $"Images of {shape} take a border of 0 to {most}.");
        }

        _shape = shape;
        _pad = pad;
        _flip = flip;
    }

    public override void CopyVariant(int index, ulong draw, Span<float> destination)
    {
        var random = new RandomStream(draw, (ulong)index);

        // Another draw: a source that is augmented too must not choose as this one does.
        Source.CopyVariant(index, random.NextUInt64(), destination);
        int down = random.NextInt32((2 * _pad) + 1) - _pad;
        int right = random.NextInt32((2 * _pad) + 1) - _pad;
        bool mirrored = _flip && random.NextInt32(2) == 1;
        for (int c = 0; c < _shape.Channels; c++)
        {
            Span<float> plane = destination.Slice(c * _shape.Plane, _shape.Plane);
            Move(plane, down, right);
            if (mirrored)
            {
                Mirror(plane);
            }
        }
    }

    // In place: a row is read before the row that takes its place is written.
    private void Move(Span<float> plane, int down, int right)
    {
        int height = _shape.Height;
        int width = _shape.Width;
        int kept = width - Math.Abs(right);
        for (int i = 0; i < height; i++)
        {
            int y = down > 0 ? height - 1 - i : i;
            Span<float> row = plane.Slice(y * width, width);
            if ((uint)(y - down) >= (uint)height)
            {
                row.Clear();
                continue;
            }

            ReadOnlySpan<float> source = plane.Slice((y - down) * width, width);
            source.Slice(Math.Max(0, -right), kept).CopyTo(row.Slice(Math.Max(0, right), kept));
            row[..Math.Max(0, right)].Clear();
            row[(width + Math.Min(0, right))..].Clear();
        }
    }

    private void Mirror(Span<float> plane)
    {
        for (int y = 0; y < _shape.Height; y++)
        {
            plane.Slice(y * _shape.Width, _shape.Width).Reverse();
        }
    }
}
