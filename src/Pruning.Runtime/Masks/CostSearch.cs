using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// How many members a policy removes whose rate is a fraction of weights or multiply-adds. In: scores, and what has to
/// be gone. Out: the number of each group, masks as they were. Afterwards the numbers are enough and one less is not:
/// of members in the order of their scores, or of the least fraction of all layers that lose the same one. The masks
/// that a removal would leave are made and counted, so whatever earlier policies took is heeded. Nothing is allocated.
/// </summary>
internal sealed class CostSearch
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly PruningGroupPlan[] _plans;
    private readonly GroupRemoval[] _groups;
    private readonly int[] _places;
    private readonly int[] _layers;
    private readonly uint[] _masks;
    private readonly int[] _few;
    private readonly int[] _many;
    private readonly int[] _trial;

    /// <summary>Sets the buffers up.</summary>
    /// <param name="plan">The plan of the network.</param>
    /// <param name="arena">Its memory.</param>
    /// <param name="all">All groups.</param>
    /// <param name="places">Which of them are those of the policy.</param>
    /// <param name="masks">Words for all masks, which no search needs when another one does.</param>
    public CostSearch(NetworkPlan plan, Arena arena, GroupRemoval[] all, int[] places, uint[] masks)
    {
        _plan = plan;
        _arena = arena;
        _places = places;
        _masks = masks;
        _plans = Array.ConvertAll(places, place => plan.Pruning.Groups[place]);
        _groups = Array.ConvertAll(places, place => all[place]);
        IEnumerable<int> readers = _plans
            .SelectMany(group => group.Channels)
            .SelectMany(channels => channels.Columns)
            .Select(slice => slice.Layer);
        _layers = [.. _plans.SelectMany(group => group.Layers).Concat(readers).Distinct()];
        _few = new int[places.Length];
        _many = new int[places.Length];
        _trial = new int[places.Length];
    }

    /// <summary>Finds the numbers.</summary>
    /// <param name="target">Weights or multiply-adds that shall be gone, those of earlier removals included.</param>
    /// <param name="counts">Receives how many members of each group shall be gone, at the place of the group among all.
    /// Where collapse rules forbid so much it is all that there are.</param>
    public void Find(long target, Span<int> counts)
    {
        Masks.CopyTo(_masks);
        foreach (GroupRemoval group in _groups)
        {
            group.Remember();
        }

        for (int i = 0; i < _groups.Length; i++)
        {
            _many[i] = _groups[i].RemovedNow;
        }

        if (Gone() < target)
        {
            if (_plans[0].IsByLayer)
            {
                FindFraction(target);
            }
            else
            {
                FindCount(target);
            }

            Recall();
        }

        for (int i = 0; i < _places.Length; i++)
        {
            counts[_places[i]] = _many[i];
        }
    }

    // Between a number that is too little, which so many as are gone now are, and one that is enough.
    private void FindCount(long target)
    {
        int low = _many[0];
        int high = _plans[0].Members;
        while (high - low > 1)
        {
            _trial[0] = low + ((high - low) / 2);
            (low, high) = GoneWith(_trial) < target ? (_trial[0], high) : (low, _trial[0]);
        }

        _many[0] = high;
    }

    // As the generator does where it knows the counts: until no double is left between, or a single member makes the
    // difference.
    private void FindFraction(long target)
    {
        double low = 0;
        double high = 1;
        Count(low, _few);
        Count(high, _many);
        if (GoneWith(_many) < target)
        {
            // Where what stays is a multiple, that holds too.
            for (int i = 0; i < _many.Length; i++)
            {
                _many[i] = _plans[i].RoundTo > 1 ? _many[i] : _plans[i].Members;
            }

            return;
        }

        for (double middle = 0.5; Difference() > 1 && middle > low && middle < high;)
        {
            Count(middle, _trial);
            if (GoneWith(_trial) < target)
            {
                low = middle;
                _trial.CopyTo(_few, 0);
            }
            else
            {
                high = middle;
                _trial.CopyTo(_many, 0);
            }

            middle = low + ((high - low) / 2);
        }
    }

    // One member of each stays, whatever the rule is.
    private void Count(double fraction, int[] counts)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            PruningGroupPlan group = _plans[i];
            int least = Math.Max(1, group.Collapse == Collapse.Allow ? 0 : group.MinimumKept);
            counts[i] = group.Rounded(
                Math.Min(RemovalCount.Of(fraction, group.Members), Math.Max(0, group.Members - least)));
        }
    }

    private long Difference()
    {
        long difference = 0;
        for (int i = 0; i < _many.Length; i++)
        {
            difference += _many[i] - _few[i];
        }

        return difference;
    }

    private long GoneWith(int[] counts)
    {
        Recall();
        for (int i = 0; i < counts.Length; i++)
        {
            _groups[i].Remove(counts[i]);
        }

        return Gone();
    }

    private long Gone()
    {
        long gone = _plans[0].Cost;
        foreach (int place in _layers)
        {
            LayerPlan layer = _plan.Layers[place];
            long perWeight = _plans[0].Unit == RateUnit.Macs ? layer.MultiplyAdds / layer.Count : 1;
            gone -= perWeight * MaskBits.CountKept(_arena.MaskOf(_plan, layer));
        }

        return gone;
    }

    private void Recall()
    {
        _masks.CopyTo(Masks);
        foreach (GroupRemoval group in _groups)
        {
            group.Recall();
        }
    }

    private Span<uint> Masks => _arena.MasksOf(_plan);
}
