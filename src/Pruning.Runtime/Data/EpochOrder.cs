using System;
using Pruning.Randomness;

namespace Pruning.Data;

/// <summary>
/// The order in which an epoch visits the samples. It depends on seed and epoch only, so a resumed run continues with
/// the order it would have had; nothing is allocated after construction.
/// </summary>
public sealed class EpochOrder
{
    // Epochs take the streams from here on; initialisation and dropout use other numbers.
    private const ulong FirstStream = 0x4F72_6465_7200_0000;

    private readonly int[] _indices;

    /// <summary>The samples in their own order.</summary>
    /// <param name="count">Number of samples; positive.</param>
    public EpochOrder(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _indices = new int[count];
        Reset();
    }

    /// <summary>Number of samples.</summary>
    public int Count => _indices.Length;

    /// <summary>The sample to visit at each place: a permutation of [0, Count).</summary>
    public ReadOnlySpan<int> Indices => _indices;

    /// <summary>The sample to visit at one place.</summary>
    /// <param name="place">The place, in [0, Count).</param>
    public int this[int place] => _indices[place];

    /// <summary>Makes it the random order of one epoch, whatever the order was before.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    public void Shuffle(ulong seed, int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        Reset();
        var random = new RandomStream(seed, FirstStream + (ulong)epoch);
        random.Shuffle(_indices.AsSpan());
    }

    /// <summary>Makes it the unshuffled order 0, 1, 2, ...</summary>
    public void Reset()
    {
        for (int i = 0; i < _indices.Length; i++)
        {
            _indices[i] = i;
        }
    }
}
