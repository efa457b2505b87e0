using System;
using Pruning.Data;

namespace Pruning.Criteria;

/// <summary>A criterion that looks at samples: at the gradients that they give in the network as it predicts, with
/// running statistics and without dropout.</summary>
/// <param name="samples">How many; 0 for <see cref="DefaultSamples"/>, or all that there are if those are
/// fewer.</param>
/// <param name="shuffle">Whether they are drawn from all of the data; otherwise they are the first ones.</param>
public abstract class DataCriterion(int samples, bool shuffle) : WeightCriterion
{
    /// <summary>Samples of a criterion that does not say how many.</summary>
    public const int DefaultSamples = 1000;

    private readonly int _samples = samples;

    /// <summary>Whether the samples are drawn from all of the data.</summary>
    internal bool Shuffles { get; } = shuffle;

    /// <summary>Whether it needs the gradient of their mean loss.</summary>
    internal virtual bool NeedsGradients => false;

    /// <summary>Whether it needs the norms of what layers read.</summary>
    internal virtual bool SeesInputs => false;

    /// <summary>Whether another criterion looks at the same samples.</summary>
    internal bool LooksAtTheSameAs(DataCriterion other) => _samples == other._samples && Shuffles == other.Shuffles;

    /// <summary>How many samples of some data it looks at.</summary>
    /// <exception cref="ArgumentException">There are fewer than it asks for.</exception>
    internal int SamplesOf(Dataset data)
    {
        if (_samples > data.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{Name} looks at {_samples} samples, but '{data.Name}' has {data.Count}. Pass more, ")
                + FormattableString.Invariant($"or declare Samples = {data.Count} or less."));
        }

        return _samples == 0 ? Math.Min(DefaultSamples, data.Count) : _samples;
    }
}
