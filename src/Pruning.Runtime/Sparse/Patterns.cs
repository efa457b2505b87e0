using System;
using System.Runtime.InteropServices;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Sparse;

/// <summary>
/// Keeps the weights of pruned layers in the form that the next pass reads. Between passes everything stands where the
/// plan says (expanded); a pass first brings kept weights and their moments together (contracted), and they stay so
/// until somebody asks for the whole. Nothing is allocated after construction.
/// </summary>
internal sealed class Patterns
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private bool _isContracted;
    private bool _isStale = true;
    private bool _isSampleStale = true;

    public Patterns(NetworkPlan plan, Arena arena)
    {
        _plan = plan;
        _arena = arena;
        Directions = new SparseDirections[plan.Layers.Length];
        Runs = Array.ConvertAll(plan.Layers, layer => layer.SkipsChannels ? new LayerRuns(layer) : null);
    }

    /// <summary>For each layer, where it runs with its kept weights only.</summary>
    public SparseDirections[] Directions { get; }

    /// <summary>The kept rows and channels of layers that lose whole ones.</summary>
    public LayerRuns?[] Runs { get; }

    /// <summary>Whether removed weights are visited.</summary>
    public SparseMode Mode
    {
        get => field;
        set
        {
            Invalidate();
            field = value;
        }
    }

    /// <summary>Masks may have changed, and with them what is sparse.</summary>
    public void Invalidate()
    {
        Expand();
        _isStale = true;
    }

    /// <summary>Where a layer runs with its kept weights only, from the next pass on.</summary>
    /// <param name="layer">The layer, by its place among those with weights.</param>
    public SparseDirections DirectionsOf(int layer)
    {
        LayerPlan plan = _plan.Layers[layer];
        if (plan.Mask < 0)
        {
            return SparseDirections.None;
        }

        ReadOnlySpan<uint> mask = MaskOf(plan);
        LayerRuns? runs = Runs[layer];
        runs?.Find(mask, Mode == SparseMode.Never);
        return SparseChoice.Of(_plan, plan, mask, Mode, runs?.Visited ?? VisitedParts.All);
    }

    /// <summary>Where the kept weights of each output begin, [K + 1], if a step moves those alone: they stand one
    /// behind the other, as do their moments. Else empty.</summary>
    public ReadOnlySpan<int> KeptOnly(int layer) =>
        _isContracted && (Directions[layer] & SparseDirections.WeightGradient) != 0
            ? List(_plan.Layers[layer].Sparse!.Rows, _plan.Layers[layer].Outputs + 1)
            : [];

    /// <summary>Brings kept weights together, before a pass.</summary>
    public void Contract()
    {
        if (_isContracted)
        {
            return;
        }

        for (int i = 0; i < _plan.Layers.Length; i++)
        {
            LayerPlan layer = _plan.Layers[i];
            if (_isStale)
            {
                Directions[i] = DirectionsOf(i);
            }

            if (layer.Sparse is null)
            {
                continue;
            }

            if (_isStale)
            {
                Build(layer, Directions[i]);
            }

            if (Directions[i] != SparseDirections.None)
            {
                CompactMemory.Gather(MaskOf(layer), WeightsOf(layer), ValuesOf(layer));
            }

            if ((Directions[i] & SparseDirections.WeightGradient) != 0)
            {
                foreach (int moment in _plan.Arena.Moments)
                {
                    Span<float> moments = _arena.Slice(moment + layer.Weights, layer.Count);
                    CompactMemory.Gather(MaskOf(layer), moments, moments);
                }
            }
        }

        _isStale = false;
        _isContracted = true;
        _isSampleStale = true;
    }

    /// <summary>Brings what a single sample reads up to date, before a prediction.</summary>
    public void PrepareSample()
    {
        Contract();
        if (!_isSampleStale)
        {
            return;
        }

        for (int i = 0; i < _plan.Layers.Length; i++)
        {
            LayerPlan layer = _plan.Layers[i];
            if ((Directions[i] & SparseDirections.Prediction) == 0)
            {
                if ((Directions[i] & SparseDirections.WeightGradient) != 0)
                {
                    CompactMemory.Scatter(MaskOf(layer), ValuesOf(layer), WeightsOf(layer));
                }
            }
            else if (layer.Convolution is null)
            {
                SparsePlan plan = layer.Sparse!;
                Span<int> places = List(plan.BackPlaces, MaskBits.CountKept(MaskOf(layer)));
                Span<float> values = ValuesOf(layer);
                Span<float> ordered = _arena.Slice(_plan.Arena.Patterns + plan.SampleValues, places.Length);
                for (int n = 0; n < places.Length; n++)
                {
                    ordered[n] = values[places[n]];
                }

                if (SampleSlots.IsSupported)
                {
                    SlotsOf(layer).Fill(
                        MaskOf(layer), values, List(plan.Rows, layer.Outputs + 1), layer.Inputs, plan.SlotCapacity);
                }
            }
        }

        _isSampleStale = false;
    }

    /// <summary>After a step: brings what one kernel has changed to where others read it.</summary>
    public void Publish()
    {
        _isSampleStale = true;
        for (int i = 0; _isContracted && i < _plan.Layers.Length; i++)
        {
            LayerPlan layer = _plan.Layers[i];
            SparseDirections directions = Directions[i];
            if (directions == SparseDirections.None)
            {
                continue;
            }

            if ((directions & SparseDirections.WeightGradient) == 0)
            {
                CompactMemory.Gather(MaskOf(layer), WeightsOf(layer), ValuesOf(layer));
            }
            else if (!layer.Sparse!.CoversBatches(directions))
            {
                CompactMemory.Scatter(MaskOf(layer), ValuesOf(layer), WeightsOf(layer));
            }
        }
    }

    /// <summary>Returns weights and moments to their places.</summary>
    public void Expand()
    {
        if (!_isContracted)
        {
            return;
        }

        for (int i = 0; i < _plan.Layers.Length; i++)
        {
            if ((Directions[i] & SparseDirections.WeightGradient) != 0)
            {
                LayerPlan layer = _plan.Layers[i];
                CompactMemory.Scatter(MaskOf(layer), ValuesOf(layer), WeightsOf(layer));
                foreach (int moment in _plan.Arena.Moments)
                {
                    CompactMemory.Spread(MaskOf(layer), _arena.Slice(moment + layer.Weights, layer.Count));
                }
            }
        }

        _isContracted = false;
    }

    private void Build(LayerPlan layer, SparseDirections directions)
    {
        SparsePlan plan = layer.Sparse!;
        if (directions == SparseDirections.None)
        {
            return;
        }

        PatternBuilder.Forward(
            layer, MaskOf(layer), List(plan.Rows, layer.Outputs + 1), List(plan.Offsets, plan.Capacity));
        PatternBuilder.Backward(
            layer,
            MaskOf(layer),
            List(plan.Columns, plan.ColumnCount + 1),
            List(plan.BackOffsets, plan.Capacity),
            List(plan.BackPlaces, plan.Capacity));
        Span<int> sample = List(plan.SampleOffsets, plan.Capacity);
        if (layer.Convolution is not null)
        {
            PatternBuilder.Sample(layer, MaskOf(layer), sample);
            return;
        }

        // What a weight reads of the gradient says which output it belongs to.
        Span<int> outputs = List(plan.BackOffsets, MaskBits.CountKept(MaskOf(layer)));
        for (int n = 0; n < outputs.Length; n++)
        {
            sample[n] = outputs[n] / plan.GradientPlane;
        }
    }

    private SampleSlots SlotsOf(LayerPlan layer)
    {
        SparsePlan plan = layer.Sparse!;
        return new SampleSlots(
            ref _arena.Slice(_plan.Arena.Patterns + plan.SlotValues, 1)[0],
            ref _arena.Slice(_plan.Arena.Patterns + plan.SlotIndices, 1)[0],
            ref _arena.Slice(_plan.Arena.Patterns + plan.SlotTables, 1)[0],
            ref _arena.Slice(_plan.Arena.Patterns + plan.SlotRows, 1)[0],
            layer.Outputs);
    }

    private Span<int> List(int place, int length) =>
        MemoryMarshal.Cast<float, int>(_arena.Slice(_plan.Arena.Patterns + place, length));

    private Span<float> ValuesOf(LayerPlan layer) =>
        _arena.Slice(_plan.Arena.Patterns + layer.Sparse!.Values, layer.Sparse.Capacity);

    private Span<float> WeightsOf(LayerPlan layer) => _arena.Slice(layer.Weights, layer.Count);

    private ReadOnlySpan<uint> MaskOf(LayerPlan layer) => _arena.MaskOf(_plan, layer);
}
