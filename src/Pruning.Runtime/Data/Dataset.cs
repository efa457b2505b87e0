using System;

namespace Pruning.Data;

/// <summary>
/// Samples with one label or one regression target each. A sample is <see cref="Features"/> numbers in the order
/// [channel, y, x]; nothing here depends on the network or on the batch.
/// </summary>
/// <remarks>The threads of a network read samples at the same time: an implementation must allow it.</remarks>
public abstract class Dataset
{
    /// <summary>Describes the data; a set has either labels (<paramref name="classes"/>) or targets.</summary>
    /// <param name="name">Name for reports.</param>
    /// <param name="count">Number of samples; positive.</param>
    /// <param name="features">Numbers per sample; positive.</param>
    /// <param name="classes">Number of classes, or 0 when the set has targets.</param>
    /// <param name="targets">Numbers per target, or 0 when the set has labels.</param>
    /// <exception cref="ArgumentException">
    /// A size is not positive, or the set has both labels and targets, or neither.
    /// </exception>
    protected Dataset(string name, int count, int features, int classes, int targets)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        ArgumentOutOfRangeException.ThrowIfNegative(targets);
        if ((classes == 0) == (targets == 0))
        {
            throw new ArgumentException(
                $"Data '{name}' must have either classes or targets, but has {classes} classes and {targets} targets.");
        }

        Name = name;
        Count = count;
        Features = features;
        Classes = classes;
        Targets = targets;
    }

    /// <summary>Name for reports.</summary>
    public string Name { get; }

    /// <summary>Number of samples.</summary>
    public int Count { get; }

    /// <summary>Numbers per sample.</summary>
    public int Features { get; }

    /// <summary>Number of classes; 0 when the set has no labels.</summary>
    public int Classes { get; }

    /// <summary>Numbers per regression target; 0 when the set has labels.</summary>
    public int Targets { get; }

    /// <summary>The size of the images that the samples are; null where they are none, or where it is not known
    /// (see <see cref="ImageTransforms.AsImages"/>).</summary>
    public virtual ImageShape? Shape => null;

    /// <summary>Copies one sample, without allocating.</summary>
    /// <param name="index">The sample, in [0, Count).</param>
    /// <param name="destination">
    /// [Features] or longer; only the first <see cref="Features"/> numbers are written.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such sample, or the destination is too short.
    /// </exception>
    public abstract void CopySample(int index, Span<float> destination);

    /// <summary>
    /// Copies one of the variants of a sample that training sees, without allocating. Where the data is not augmented
    /// (see <see cref="ImageTransforms.Augment"/>), the only variant is the sample itself.
    /// </summary>
    /// <param name="index">The sample, in [0, Count).</param>
    /// <param name="draw">Decides, together with the index, which variant: equal draws give equal variants.</param>
    /// <param name="destination">
    /// [Features] or longer; only the first <see cref="Features"/> numbers are written.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such sample, or the destination is too short.
    /// </exception>
    public virtual void CopyVariant(int index, ulong draw, Span<float> destination) => CopySample(index, destination);

    /// <summary>The label of one sample, in [0, Classes).</summary>
    /// <param name="index">The sample, in [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The set has targets, not labels.</exception>
    public abstract int LabelOf(int index);

    /// <summary>
    /// Copies what the network should answer for one sample: its target, or for labelled data the one-hot vector of
    /// its label, with as many classes as the destination is long.
    /// </summary>
    /// <param name="index">The sample, in [0, Count).</param>
    /// <param name="destination">[Targets], or [classes] for labelled data; written in full.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">
    /// The destination has another length than the target or no place for the label.
    /// </exception>
    public virtual void CopyTarget(int index, Span<float> destination)
    {
        int label = LabelOf(index);
        if (label >= destination.Length)
        {
            throw new ArgumentException(
                $"Sample {index} of '{Name}' has label {label}, but there are only {destination.Length} outputs.",
                nameof(destination));
        }

        destination.Clear();
        destination[label] = 1;
    }

    /// <summary>A view of consecutive samples; nothing is copied.</summary>
    /// <param name="start">The first sample.</param>
    /// <param name="count">How many samples; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The samples are not all in the set.</exception>
    public Dataset Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - start);
        return start == 0 && count == Count ? this : SliceCore(start, count);
    }

    /// <summary>A view of the first samples; nothing is copied.</summary>
    /// <param name="count">How many samples, in [1, Count].</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The set has fewer samples, or the count is not positive.
    /// </exception>
    public Dataset Take(int count) => Slice(0, count);

    /// <summary>Labelled samples from arrays. The arrays are kept, not copied: do not change them afterwards.</summary>
    /// <param name="features">[labels.Length, features], row by row.</param>
    /// <param name="labels">One label in [0, classes) per sample.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="name">Name for reports.</param>
    /// <exception cref="ArgumentException">
    /// Sizes disagree, a label is out of range, or a feature is NaN or infinite.
    /// </exception>
    public static Dataset FromArrays(float[] features, int[] labels, int classes, string name = "arrays")
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        return new ArrayDataset(name, features, ArrayChecks.RowLength(features, labels.Length), labels, classes);
    }

    /// <summary>
    /// Samples with regression targets. The arrays are kept, not copied: do not change them afterwards.
    /// </summary>
    /// <param name="features">[N, featureCount], row by row.</param>
    /// <param name="featureCount">Numbers per sample.</param>
    /// <param name="targets">[N, targetCount], row by row.</param>
    /// <param name="targetCount">Numbers per target.</param>
    /// <param name="name">Name for reports.</param>
    /// <exception cref="ArgumentException">Sizes disagree, or a number is NaN or infinite.</exception>
    public static Dataset FromArrays(
        float[] features, int featureCount, float[] targets, int targetCount, string name = "arrays")
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        return new ArrayDataset(name, features, featureCount, targets, targetCount);
    }

    /// <summary>Labelled samples from one array per sample, which are copied.</summary>
    /// <param name="samples">The samples, all of the same length.</param>
    /// <param name="labels">One label in [0, classes) per sample.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="name">Name for reports.</param>
    /// <exception cref="ArgumentException">
    /// Sizes disagree, a label is out of range, or a feature is NaN or infinite.
    /// </exception>
    public static Dataset FromArrays(float[][] samples, int[] labels, int classes, string name = "arrays")
    {
        ArgumentNullException.ThrowIfNull(labels);
        return FromArrays(ArrayChecks.Flatten(samples, labels.Length, nameof(samples)), labels, classes, name);
    }

    /// <summary>Samples with regression targets from one array each, which are copied.</summary>
    /// <param name="samples">The samples, all of the same length.</param>
    /// <param name="targets">As many targets, all of the same length.</param>
    /// <param name="name">Name for reports.</param>
    /// <exception cref="ArgumentException">Sizes disagree, or a number is NaN or infinite.</exception>
    public static Dataset FromArrays(float[][] samples, float[][] targets, string name = "arrays")
    {
        ArgumentNullException.ThrowIfNull(samples);
        float[] features = ArrayChecks.Flatten(samples, samples.Length, nameof(samples));
        float[] answers = ArrayChecks.Flatten(targets, samples.Length, nameof(targets));
        return FromArrays(features, samples[0].Length, answers, targets[0].Length, name);
    }

    private protected virtual Dataset SliceCore(int start, int count) => new DatasetSlice(this, start, count);

    private protected void CheckIndex(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(index), index, $"Data '{Name}' has the samples 0 to {Count - 1}.");
        }
    }
}
