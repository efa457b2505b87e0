using System;
using System.Collections.Generic;
using Pruning.Execution;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Penalties;
using Pruning.Plans;
using Pruning.Threading;
using Pruning.Training;

namespace Pruning.Updates;

/// <summary>
/// A training step. Where nothing stands between gradients and weights, the emitted kernels apply gradients as they
/// make them. Elsewhere gradients are stored, turned into those of what is trained, and applied from there.
/// </summary>
internal sealed class Trainer : IParallelWork
{
    private readonly NetworkPlan _plan;
    private readonly NetworkMemory _memory;
    private readonly Executor _executor;
    private readonly Arena _arena;
    private readonly OptimizerStep _optimizer;
    private readonly WeightMap[] _maps;
    private readonly TensorPlan[] _trained;
    private readonly int[] _places;
    private readonly int[] _maskPlaces;
    private readonly bool[] _decays;
    private readonly float[] _rateFactors;
    private readonly uint[] _masks;
    private readonly bool _stores;
    private readonly GradientPenalties _penalties;
    private readonly ProximalPenalties _proximal;

    public Trainer(NetworkPlan plan, NetworkMemory memory, Executor executor)
    {
        _plan = plan;
        _memory = memory;
        _executor = executor;
        _arena = memory.Arena;
        _optimizer = new OptimizerStep(plan.Training);
        _maps = WeightMaps.Of(plan, _arena);
        _stores = plan.StoresGradients;
        _trained = _stores ? TrainedTensors(plan) : [];
        _places = Array.ConvertAll(_trained, tensor => PlaceOf(tensor));
        _maskPlaces = Array.ConvertAll(_trained, tensor => MaskPlaceOf(tensor));
        _decays = Array.ConvertAll(_trained, Decays);
        _rateFactors = Array.ConvertAll(_trained, RateFactorOf);
        _masks = new uint[_maps.Length == 0 ? 0 : plan.Arena.MaskWords];
        int[] layers = Array.ConvertAll(plan.Layers, layer => layer.Weights + (HasMap(layer.Weights) ? Shadow : 0));
        _penalties = new GradientPenalties(plan, _arena, executor, layers);
        _proximal = new ProximalPenalties(plan, memory, executor, layers);
        Growing = new GrowingPenalty(plan, _arena, executor, layers);
    }

    /// <summary>Those of the layers whose weights follow from something else.</summary>
    public ReadOnlySpan<WeightMap> Maps => _maps;

    /// <summary>What runs its passes.</summary>
    public Executor Executor => _executor;

    /// <summary>The penalty on what is chosen to be removed.</summary>
    public GrowingPenalty Growing { get; }

    private int Shadow => _plan.Arena.Shadow;

    /// <summary>One step on the loaded batch.</summary>
    /// <param name="position">Where the training is.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>The mean loss before it.</returns>
    public float Step(SchedulePosition position, float rate)
    {
        float loss = _stores ? StoredStep(position, rate) : _executor.Step(StepKind.Apply);
        _proximal.Apply(rate, position.OptimizerSteps);
        Constrain();
        position.Steps++;
        position.OptimizerSteps++;
        return loss;
    }

    /// <summary>Brings the weights that passes read in line with what is trained, after a change of masks or of what is
    /// trained.</summary>
    public void Project()
    {
        BeginMasks();
        foreach (WeightMap map in _maps)
        {
            map.Project();
        }

        EndMasks();
    }

    /// <summary>A worker's part of each tensor.</summary>
    public void Execute(int phase, int worker, int workers)
    {
        for (int i = 0; i < _trained.Length; i++)
        {
            TensorPlan tensor = _trained[i];
            (int first, int count) = MaskShare.Of(tensor.Count, worker, workers);
            if (count > 0)
            {
                Span<float> weights = _arena.Slice(_places[i] + first, count);
                Span<float> moment1 = Moments(0, tensor.Place + first, count);
                Span<float> moment2 = Moments(1, tensor.Place + first, count);
                _optimizer.Apply(
                    weights,
                    _arena.Slice(_plan.Arena.Gradients + tensor.Place + first, count),
                    moment1,
                    moment2,
                    _decays[i],
                    _rateFactors[i]);
                if (_maskPlaces[i] >= 0)
                {
                    ReadOnlySpan<uint> mask = _arena.Words(
                        _maskPlaces[i] + (first / MaskBits.WordBits), MaskBits.WordsFor(count));
                    MaskBits.Apply(mask, weights);
                    MaskBits.Apply(mask, moment1);
                    MaskBits.Apply(mask, moment2);
                }
            }
        }
    }

    private float StoredStep(SchedulePosition position, float rate)
    {
        if (position.OptimizerSteps == 0)
        {
            Adopt();
        }

        ProjectForStep(position);
        float loss = _executor.Step(StepKind.Store);
        _memory.Patterns.Expand();
        foreach (WeightMap map in _maps)
        {
            map.PullBack();
        }

        _penalties.Add();
        Growing.Add();
        _optimizer.Rate = rate;
        (_optimizer.FirstCorrection, _optimizer.SecondCorrection) =
            Executor.CorrectionsOf(_plan.Training, position.OptimizerSteps);
        _executor.Run(this);
        return loss;
    }

    // What holds behind a step and its proximal one.
    private void Constrain()
    {
        foreach (WeightMap map in _maps)
        {
            map.Constrain();
        }

        Project();
    }

    // Takes the weights over as they are.
    private void Adopt()
    {
        BeginMasks();
        foreach (WeightMap map in _maps)
        {
            map.Adopt();
        }

        EndMasks();
    }

    // Outside of training nothing is drawn, so only what is has to be written again.
    private void ProjectForStep(SchedulePosition position)
    {
        BeginMasks();
        foreach (WeightMap map in _maps)
        {
            if (map.IsDrawn || position.OptimizerSteps == 0)
            {
                map.ProjectForStep(_executor.Seed, position.Steps);
            }
        }

        EndMasks();
    }

    private void BeginMasks()
    {
        if (_maps.Length > 0)
        {
            _memory.Patterns.Expand();
            _arena.MasksOf(_plan).CopyTo(_masks);
        }
    }

    // Lists of kept weights are only made anew where other weights are kept.
    private void EndMasks()
    {
        if (_maps.Length > 0 && !_arena.MasksOf(_plan).SequenceEqual(_masks))
        {
            _memory.Patterns.Invalidate();
        }
    }

    private Span<float> Moments(int moment, int place, int count) =>
        moment < _plan.Arena.Moments.Length ? _arena.Slice(_plan.Arena.Moments[moment] + place, count) : [];

    // Of a layer with a map the shadow is trained, and W follows from it.
    private int PlaceOf(TensorPlan tensor) => tensor.Place + (HasMap(tensor.Place) ? Shadow : 0);

    // A map says itself what is removed.
    private int MaskPlaceOf(TensorPlan tensor)
    {
        LayerPlan? layer = Array.Find(_plan.Layers, layer => layer.Weights == tensor.Place);
        return layer is null || layer.Mask < 0 || HasMap(tensor.Place) ? -1 : _plan.Arena.Masks + layer.Mask;
    }

    private bool HasMap(int weights) => Array.Exists(_maps, map => map.Layer.Weights == weights);

    // Weights decay, but for those whose map has a decay of its own.
    private bool Decays(TensorPlan tensor) => tensor.Kind == TensorKind.Weights
        && !Array.Exists(_maps, map => map.Layer.Weights == tensor.Place && !map.Decays);

    private float RateFactorOf(TensorPlan tensor)
    {
        LearnedMaskPlan? learned = tensor.IsOfMask
            ? Array.Find(_plan.Layers, layer => layer.Learned?.Place == tensor.Place)?.Learned
            : null;
        return (float)(learned?.RateFactor ?? 1);
    }

    private static TensorPlan[] TrainedTensors(NetworkPlan plan)
    {
        List<TensorPlan> trained = [];
        foreach (TensorPlan tensor in plan.Tensors)
        {
            if (tensor.IsTrained)
            {
                trained.Add(tensor);
            }
        }

        return [.. trained];
    }
}
