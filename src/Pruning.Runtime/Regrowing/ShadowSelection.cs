using System;
using System.Numerics.Tensors;
using Pruning.Criteria;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Randomness;
using Pruning.Training;

namespace Pruning.Regrowing;

/// <summary>
/// Decides anew which weights are removed, by what is trained behind them: removed ones move too (DPF; Lin et al. 2020)
/// and may be larger by now than some that are kept. Under <see cref="Growth.Splicing"/> (DNS; Guo et al. 2016) a kept
/// weight goes below 0.9 t and a removed one comes back above 1.1 t: both are so where weights rank by
/// |θ| / 0.9 and |θ| / 1.1, and t is where exactly the declared count stays.
/// </summary>
internal sealed class ShadowSelection : StepEvents
{
    private const float OfKept = 1 / 0.9f;
    private const float OfRemoved = 1 / 1.1f;

    private readonly Network _network;
    private readonly RegrowthPlan _regrowth;
    private readonly GradualTable? _table;
    private readonly NetworkPlan _plan;
    private readonly LayerPlan[] _layers;
    private readonly Pruner _pruner;
    private readonly RemovalTargets _targets;
    private readonly uint[] _masks;

    public ShadowSelection(Network network, RegrowthPlan regrowth, GradualTable? table)
    {
        _network = network;
        _regrowth = regrowth;
        _table = table;
        _plan = network.Plan;
        _layers = RegrowthEvents.PrunedLayers(_plan);
        _masks = new uint[_plan.Arena.MaskWords];
        _targets = new RemovalTargets(_plan.Pruning.Groups.Length);

        // By way of the network each request would have lists of kept weights made anew.
        _pruner = network.Pruner;
    }

    private Span<uint> Masks => _network.Memory.MasksOf(_plan);

    public override void Before(in StepPlace place, IProgress<PruningProgress>? progress)
    {
        RegrowthTimes times = RegrowthTimes.Of(_regrowth, _plan.Training.Epochs, place);
        bool isDue = IsCounted(place.Step) || (times.IsSelection(place.Step) && IsDrawn(place.Step, times.End));
        if (!isDue)
        {
            return;
        }

        // The first step of an optimiser that knows nothing yet begins with the weights as they are.
        if (_network.Position.OptimizerSteps == 0)
        {
            foreach (LayerPlan layer in _layers)
            {
                WeightsOf(layer).CopyTo(ShadowOf(layer));
            }
        }

        RequireNumbers();
        Masks.CopyTo(_masks);
        _pruner.Begin();
        try
        {
            Select(place);
        }
        catch
        {
            _pruner.TakeBack();
            throw;
        }
        finally
        {
            _network.Trainer.Project();
        }

        if (!Masks.SequenceEqual(_masks))
        {
            // Whoever asks for the pruner has lists of kept weights made anew.
            _ = _network.Pruner;
        }
    }

    // Whether others are to be removed from this step on, however seldom they are selected anew.
    private bool IsCounted(int step) => _table?.At(step) >= 0;

    // How many members of a group are removed by now.
    private int RemovedAt(int group, in StepPlace place)
    {
        if (_table is null)
        {
            return _plan.Pruning.Groups[group].RemovedAfterRound[^1];
        }

        int removal = _table.LastBefore(place.Step);
        return removal < 0 ? 0 : _table.CountsOf(removal)[group];
    }

    private void Select(in StepPlace place)
    {
        foreach (LayerPlan layer in _layers)
        {
            ShadowOf(layer).CopyTo(WeightsOf(layer));
            if (_regrowth.Growth == Growth.Splicing)
            {
                Weigh(WeightsOf(layer), MaskOf(layer));
            }

            MaskBits.Fill(MaskOf(layer), layer.Count);
        }

        for (int i = 0; i < _targets.Counts.Length; i++)
        {
            _targets.Counts[i] = RemovedAt(i, place);
        }

        for (int policy = 0; policy < _pruner.Policies; policy++)
        {
            _pruner.Mark(policy, _targets, round: 1);
        }
    }

    private static void Weigh(Span<float> weights, ReadOnlySpan<uint> mask)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] *= MaskBits.IsKept(mask, i) ? OfKept : OfRemoved;
        }
    }

    // Splicing becomes rare: (1 + γ t)^-p, drawn for each step by itself, so that an interrupted run goes on as it
    // would have. In the first step and in the last one it is certain.
    private bool IsDrawn(int step, int end)
    {
        if (_regrowth.Growth != Growth.Splicing || step == 0 || step == end)
        {
            return true;
        }

        var random = new RandomStream(_network.Seed, RandomStreams.Splicing)
        {
            Position = (ulong)_network.Position.Steps,
        };
        return random.NextDouble() < Math.Pow(1 + (_regrowth.Gamma * step), -_regrowth.Power);
    }

    private void RequireNumbers()
    {
        foreach (LayerPlan layer in _layers)
        {
            if (TensorPrimitives.IsNaNAny<float>(ShadowOf(layer)))
            {
                throw new DivergenceException(_network.Position.Steps - 1, layer.Name + ".Weights");
            }
        }
    }

    private Span<float> WeightsOf(LayerPlan layer) => _network.Memory.Slice(layer.Weights, layer.Count);

    private Span<float> ShadowOf(LayerPlan layer) =>
        _network.Memory.Slice(_plan.Arena.Shadow + layer.Weights, layer.Count);

    private Span<uint> MaskOf(LayerPlan layer) => _network.Memory.MaskOf(_plan, layer);
}
