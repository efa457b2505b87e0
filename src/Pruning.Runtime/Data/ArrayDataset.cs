using System;

namespace Pruning.Data;

/// <summary>Samples in one array, with labels or regression targets in another.</summary>
internal sealed class ArrayDataset : Dataset
{
    private readonly float[] _features; // [N, Features]
    private readonly int[]? _labels; // [N]
    private readonly float[]? _targets; // [N, Targets]

    public ArrayDataset(string name, float[] features, int featureCount, int[] labels, int classes)
        : base(name, ArrayChecks.RowCount(features, featureCount, "feature"), featureCount, classes, 0)
    {
        if (labels.Length != Count)
        {
            throw new ArgumentException($"There are {Count} samples but {labels.Length} labels.", nameof(labels));
        }

        ArrayChecks.Labels(labels, classes);
        ArrayChecks.Finite(features, featureCount, "feature");
        _features = features;
        _labels = labels;
    }

    public ArrayDataset(string name, float[] features, int featureCount, float[] targets, int targetCount)
        : base(name, ArrayChecks.RowCount(features, featureCount, "feature"), featureCount, 0, targetCount)
    {
        int count = ArrayChecks.RowCount(targets, targetCount, "target");
        if (count != Count)
        {
            throw new ArgumentException($"There are {Count} samples but {count} targets.", nameof(targets));
        }

        ArrayChecks.Finite(features, featureCount, "feature");
        ArrayChecks.Finite(targets, targetCount, "target");
        _features = features;
        _targets = targets;
    }

    public override void CopySample(int index, Span<float> destination)
    {
        CheckIndex(index);
        _features.AsSpan(index * Features, Features).CopyTo(destination[..Features]);
    }

    public override int LabelOf(int index)
    {
        CheckIndex(index);
        return _labels is null
            ? throw new InvalidOperationException($"Data '{Name}' has targets, not labels.")
            : _labels[index];
    }

    public override void CopyTarget(int index, Span<float> destination)
    {
        if (_targets is null)
        {
            base.CopyTarget(index, destination);
            return;
        }

        CheckIndex(index);
        if (destination.Length != Targets)
        {
            throw new ArgumentException(
                $"The targets of '{Name}' have {Targets} numbers, but there are {destination.Length} outputs.",
                nameof(destination));
        }

        _targets.AsSpan(index * Targets, Targets).CopyTo(destination);
    }
}
