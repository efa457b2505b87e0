using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Collects the buffers of one group with the calls that touch them, and places them so that two share memory only when
/// they are never live at the same time. Every group has a workspace of its own, so threads that are at different calls
/// cannot meet. What lives within a stretch needs only a place for each worker.
/// </summary>
internal sealed class Workspace
{
    private readonly List<BufferPlan> _buffers = [];
    private readonly List<int> _joins = [];

    /// <summary>The number of the call that is being lowered.</summary>
    public int Clock { get; set; }

    /// <summary>Declares a buffer that is written by the present call.</summary>
    public void Define(string name, string shape, int length)
    {
        _buffers.Add(new BufferPlan(name, shape, 0, Align(length), Clock, Clock));
    }

    /// <summary>Notes that the present call reads or changes the buffer.</summary>
    public void Touch(string name) => Extend(name, Clock);

    /// <summary>Notes that the buffer is read after the last call of the pass.</summary>
    public void KeepToTheEnd(string name) => Extend(name, int.MaxValue);

    /// <summary>Notes that all threads wait for each other before the present call.</summary>
    public void Join() => _joins.Add(Clock);

    /// <summary>Places all buffers in the workspace of a group.</summary>
    public EquatableArray<BufferPlan> Place(int origin) => Place(_buffers, origin);

    /// <summary>Places those buffers that live in several stretches.</summary>
    public EquatableArray<BufferPlan> PlaceOfGroup(int origin) =>
        Place(_buffers.Where(buffer => !LivesWithinAStretch(buffer)), origin);

    /// <summary>Places the others.</summary>
    public EquatableArray<BufferPlan> PlaceOfWorker(int origin) =>
        Place(_buffers.Where(LivesWithinAStretch).Select(buffer => buffer with { IsOfWorker = true }), origin);

    public static int Align(int length) => (length + 15) / 16 * 16;

    // First fit by decreasing length: the place with the lowest offset that no buffer live at the same time takes.
    private static EquatableArray<BufferPlan> Place(IEnumerable<BufferPlan> buffers, int origin)
    {
        List<BufferPlan> placed = [];
        foreach (BufferPlan buffer in buffers.OrderByDescending(b => b.Length).ThenBy(b => b.First))
        {
            int offset = origin;
            foreach (BufferPlan other in placed.Where(buffer.IsLiveWith).OrderBy(b => b.Offset))
            {
                if (offset + buffer.Length <= other.Offset)
                {
                    break;
                }

                offset = Math.Max(offset, other.End);
            }

            placed.Add(buffer with { Offset = offset });
        }

        return placed.OrderBy(b => b.First).ThenBy(b => b.Offset).ToEquatableArray();
    }

    private bool LivesWithinAStretch(BufferPlan buffer) =>
        buffer.Last != int.MaxValue && !_joins.Any(join => buffer.First < join && join <= buffer.Last);

    private void Extend(string name, int clock)
    {
        int index = _buffers.FindIndex(b => b.Name == name);
        _buffers[index] = _buffers[index] with { Last = Math.Max(_buffers[index].Last, clock) };
    }
}
