using System;
using Pruning.Data;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Execution;

/// <summary>
/// Brings samples into the arena: side by side in tiles for the forward pass, and sample by sample in panels for the
/// weight gradient of the first layer. Lanes beyond the last sample repeat the first one: their gradients are cut off,
/// and what they compute on the way is finite where that of a sample is.
/// </summary>
internal sealed class BatchLoader
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly int _features;
    private readonly int[] _indices;
    private readonly float[] _rows;
    private readonly float[] _targets;
    private Dataset? _data;
    private ulong? _draw;
    private int _count;

    public BatchLoader(NetworkPlan plan, Arena arena, int workers)
    {
        _plan = plan;
        _arena = arena;
        _features = plan.Features;
        _indices = new int[plan.Groups * plan.SamplesPerGroup];
        _rows = new float[workers * LaneTransposer.Lanes * _features];
        _targets = new float[workers * plan.Outputs];
    }

    /// <summary>Notes which samples the workers are to load, and says how many groups they fill.</summary>
    public int Prepare(Batch batch)
    {
        ReadOnlySpan<int> indices = batch.Indices;
        if (indices.Length == 0 || indices.Length > _plan.BatchSize)
        {
            throw new ArgumentException(
                $"A batch of {_plan.Name} has 1 to {_plan.BatchSize} samples, not {indices.Length}.", nameof(batch));
        }

        RequireSamples(batch.Data, indices);
        indices.CopyTo(_indices);
        _count = indices.Length;
        _data = batch.Data;
        _draw = batch.Draw;
        return (_count + _plan.SamplesPerGroup - 1) / _plan.SamplesPerGroup;
    }

    /// <summary>Lets go of the data.</summary>
    public void Forget() => _data = null;

    /// <summary>Loads this worker's share of the groups.</summary>
    public void Load(int worker, int begin, int end)
    {
        int tiles = _plan.TilesPerGroup;
        int size = LaneTransposer.Lanes * _features;
        for (int tile = begin * tiles; tile < end * tiles; tile++)
        {
            LoadTile(tile, _rows.AsSpan(worker * size, size), worker);
        }
    }

    // Before anything is written, so that a batch is loaded whole or not at all.
    private void RequireSamples(Dataset data, ReadOnlySpan<int> indices)
    {
        foreach (int index in indices)
        {
            if ((uint)index >= (uint)data.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"A batch of {_plan.Name} asks for sample {index}, ")
                    + FormattableString.Invariant($"but '{data.Name}' has the samples 0 to {data.Count - 1}."),
                    nameof(indices));
            }

            if (data.Classes > 0 && data.LabelOf(index) is int label && (uint)label >= (uint)data.Classes)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Sample {index} of '{data.Name}' has label {label}, which is not in ")
                    + FormattableString.Invariant($"0..{data.Classes - 1}."),
                    nameof(data));
            }
        }
    }

    private void LoadTile(int tile, Span<float> rows, int worker)
    {
        int capacity = _plan.Groups * _plan.SamplesPerGroup;
        Span<float> labels = _arena.Slice(_plan.Arena.Labels, capacity);
        bool hasPanels = _plan.Arena.Panels >= 0;
        Span<float> panels = hasPanels
            ? _arena.Slice(_plan.Arena.Panels, LaneTransposer.PanelLength(_features, capacity))
            : [];
        for (int lane = 0; lane < LaneTransposer.Lanes; lane++)
        {
            int sample = (tile * LaneTransposer.Lanes) + lane;
            Span<float> row = rows.Slice(lane * _features, _features);
            int index = _indices[sample < _count ? sample : 0];
            CopySample(index, row);
            labels[sample] = _data!.Classes > 0 ? _data.LabelOf(index) : 0;
            if (hasPanels)
            {
                LaneTransposer.RowsToPanels(row, panels, _features, sample, capacity);
            }
        }

        int size = _features * LaneTransposer.Lanes;
        LaneTransposer.ToLanes(rows, _arena.Slice(_plan.Arena.Samples + (tile * size), size), _features);
        if (_plan.Arena.Targets >= 0)
        {
            LoadTargets(tile, _targets.AsSpan(worker * _plan.Outputs, _plan.Outputs));
        }
    }

    private void CopySample(int index, Span<float> row)
    {
        if (_draw is ulong draw)
        {
            _data!.CopyVariant(index, draw, row);
        }
        else
        {
            _data!.CopySample(index, row);
        }
    }

    private void LoadTargets(int tile, Span<float> target)
    {
        int size = _plan.Outputs * LaneTransposer.Lanes;
        Span<float> lanes = _arena.Slice(_plan.Arena.Targets + (tile * size), size);
        for (int lane = 0; lane < LaneTransposer.Lanes; lane++)
        {
            int sample = (tile * LaneTransposer.Lanes) + lane;
            target.Clear();
            if (sample < _count)
            {
                _data!.CopyTarget(_indices[sample], target);
            }

            for (int k = 0; k < target.Length; k++)
            {
                lanes[(k * LaneTransposer.Lanes) + lane] = target[k];
            }
        }
    }
}
