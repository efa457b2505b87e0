using System;
using System.Numerics.Tensors;

namespace Pruning.Data;

/// <summary>Images of which every channel is moved by its mean and divided by its deviation.</summary>
internal sealed class NormalizedDataset : DatasetView
{
    private readonly float[] _means; // [C]
    private readonly float[] _factors; // [C]
    private readonly int _plane;

    public NormalizedDataset(Dataset source, ImageShape shape, ChannelStatistics statistics)
        : base(source)
    {
        if (statistics.Mean.Length != shape.Channels)
        {
            throw new ArgumentException(
                $"Images of '{source.Name}' have {shape.Channels} channels, "
                + $"but there are statistics of {statistics.Mean.Length}.",
                nameof(statistics));
        }

        _means = statistics.Mean.ToArray();
        _factors = Array.ConvertAll(statistics.Deviation.ToArray(), deviation => 1 / deviation);
        _plane = shape.Plane;
    }

    public override void CopySample(int index, Span<float> destination)
    {
        Source.CopySample(index, destination);
        Normalize(destination);
    }

    public override void CopyVariant(int index, ulong draw, Span<float> destination)
    {
        Source.CopyVariant(index, draw, destination);
        Normalize(destination);
    }

    private void Normalize(Span<float> sample)
    {
        for (int c = 0; c < _means.Length; c++)
        {
            Span<float> plane = sample.Slice(c * _plane, _plane);
            TensorPrimitives.Subtract(plane, _means[c], plane);
            TensorPrimitives.Multiply(plane, _factors[c], plane);
        }
    }
}
