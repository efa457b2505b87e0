using System;
using System.Numerics.Tensors;
using Pruning.Execution;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Randomness;
using Pruning.Training;

namespace Pruning.Regrowing;

/// <summary>
/// Exchanges weights in place of a step: each layer drops its kept weights of least magnitude, and as many come back:
/// random ones (SET; Mocanu et al. 2018), those of the largest gradient (RigL; Evci et al. 2020) or those of the
/// largest momentum, which layers share (SNFS; Dettmers and Zettlemoyer 2019). Weights that were dropped in the same
/// update may come back, and have their values then; others begin with 0 and without moments. No other parameter
/// changes.
/// </summary>
internal sealed class DropAndGrow : StepEvents
{
    private readonly Network _network;
    private readonly RegrowthPlan _regrowth;
    private readonly NetworkPlan _plan;
    private readonly LayerPlan[] _layers;
    private readonly WeightExchange _exchange;
    private readonly LayerMomentum _momentum;
    private readonly GrowthShares _shares;
    private readonly uint[] _before;
    private readonly int[] _dropped;
    private readonly int[] _least;
    private readonly int[] _most;
    private readonly int[] _grown;
    private readonly double[] _means;

    public DropAndGrow(Network network, RegrowthPlan regrowth)
    {
        _network = network;
        _regrowth = regrowth;
        _plan = network.Plan;
        _layers = RegrowthEvents.PrunedLayers(_plan);
        int largest = 0;
        foreach (LayerPlan layer in _layers)
        {
            largest = Math.Max(largest, layer.Count);
        }

        _exchange = new WeightExchange(largest);
        _momentum = new LayerMomentum(_plan, regrowth.Growth == Growth.Momentum ? largest : 0);
        _shares = new GrowthShares(_layers.Length);
        _before = new uint[_plan.Arena.MaskWords];
        _dropped = new int[_layers.Length];
        _least = new int[_layers.Length];
        _most = new int[_layers.Length];
        _grown = new int[_layers.Length];
        _means = new double[_layers.Length];
    }

    public override bool Replaces(in StepPlace place) => TimesOf(place).IsExchange(place.Step);

    public override float Replace(in StepPlace place, Batch batch)
    {
        float loss = _network.ComputeGradients(batch);

        // What passes keep elsewhere is brought back before a mask changes.
        Pruner pruner = _network.Pruner;
        Arena arena = _network.Memory;
        RequireNumbers(arena);
        arena.MasksOf(_plan).CopyTo(_before);
        Count(arena, DropFraction.At(_regrowth, place.Step, TimesOf(place).End));
        for (int i = 0; i < _layers.Length; i++)
        {
            Exchange(arena, i);
        }

        if (_regrowth.Growth == Growth.Momentum)
        {
            foreach (LayerPlan layer in _layers)
            {
                Settle(arena, layer);
            }

            _network.Trainer.Project();
        }
        else
        {
            pruner.ApplyMasks();
        }

        _network.Position.Steps++;
        return loss;
    }

    private RegrowthTimes TimesOf(in StepPlace place) => RegrowthTimes.Of(_regrowth, _plan.Training.Epochs, place);

    // How many each layer drops, and how many it gets back.
    private void Count(Arena arena, double fraction)
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            int kept = MaskBits.CountKept(arena.MaskOf(_plan, _layers[i]));
            _dropped[i] = (int)(fraction * kept);
            _most[i] = _layers[i].Count - kept + _dropped[i];
            _least[i] = Math.Max(0, Math.Min(MinimumOf(i), kept) - (kept - _dropped[i]));
        }

        if (_regrowth.Growth != Growth.Momentum)
        {
            _dropped.CopyTo(_grown, 0);
            return;
        }

        for (int i = 0; i < _layers.Length; i++)
        {
            _means[i] = _momentum.MeanOf(arena, _layers[i], arena.MaskOf(_plan, _layers[i]));
        }

        _shares.Spread(_dropped, _means, _least, _most, _grown);
    }

    private void Exchange(Arena arena, int index)
    {
        LayerPlan layer = _layers[index];
        Span<uint> mask = arena.MaskOf(_plan, layer);
        _exchange.Drop(arena.Slice(layer.Weights, layer.Count), mask, _dropped[index]);
        switch (_regrowth.Growth)
        {
            case Growth.Random:
                // No event draws as many numbers as lie between two steps.
                var random = new RandomStream(_network.Seed, RandomStreams.Growth(Array.IndexOf(_plan.Layers, layer)))
                {
                    Position = (ulong)_network.Position.Steps << 32,
                };
                _exchange.GrowRandom(ref random, mask, layer.Count, _grown[index]);
                break;
            case Growth.Gradient:
                _exchange.GrowLargest(GradientsOf(arena, layer), mask, _grown[index]);
                break;
            default:
                _exchange.GrowLargest(_momentum.Of(arena, layer), mask, _grown[index]);
                break;
        }
    }

    // The moments of removed weights go on: they say what may come back. Those that are back begin without.
    private void Settle(Arena arena, LayerPlan layer)
    {
        Span<uint> mask = arena.MaskOf(_plan, layer);
        MaskBits.Apply(mask, arena.Slice(_plan.Arena.Shadow + layer.Weights, layer.Count));
        ReadOnlySpan<uint> before = _before.AsSpan(layer.Mask, mask.Length);
        foreach (int moment in _plan.Arena.Moments)
        {
            Span<float> moments = arena.Slice(moment + layer.Weights, layer.Count);
            foreach (int weight in new KeptIndices(mask))
            {
                moments[weight] = MaskBits.IsKept(before, weight) ? moments[weight] : 0;
            }
        }
    }

    // Of all policies of the layer under which none falls below so many.
    private int MinimumOf(int index)
    {
        int minimum = 0;
        int place = Array.IndexOf(_plan.Layers, _layers[index]);
        foreach (PruningGroupPlan group in _plan.Pruning.Groups)
        {
            bool holds = group.Collapse != Collapse.Allow && Array.IndexOf(group.Layers, place) >= 0;
            minimum = holds ? Math.Max(minimum, group.MinimumKept) : minimum;
        }

        return minimum;
    }

    private void RequireNumbers(Arena arena)
    {
        foreach (LayerPlan layer in _layers)
        {
            if (TensorPrimitives.IsNaNAny<float>(arena.Slice(layer.Weights, layer.Count))
                || TensorPrimitives.IsNaNAny(GradientsOf(arena, layer)))
            {
                throw new DivergenceException(_network.Position.Steps, layer.Name + ".Weights");
            }
        }
    }

    private ReadOnlySpan<float> GradientsOf(Arena arena, LayerPlan layer) =>
        arena.Slice(_plan.Arena.Gradients + layer.Weights, layer.Count);
}
