using System;
using Pruning.Execution;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Threading;

namespace Pruning.Penalties;

/// <summary>
/// What the penalties of a network do in a training step, shared among the workers. Nothing is allocated after
/// construction.
/// </summary>
internal abstract class PenaltyWork : IParallelWork
{
    private readonly Executor _executor;
    private readonly int[] _places;
    private readonly PenaltyTerm[] _terms;
    private readonly InputGroups[] _inputs;
    private readonly bool[] _stages;

    /// <summary>Takes the penalties of a network.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="arena">Its memory.</param>
    /// <param name="executor">The workers.</param>
    /// <param name="places">Where the trained values of each layer stand in the arena.</param>
    /// <param name="isProximal">Which of the penalties.</param>
    protected PenaltyWork(NetworkPlan plan, Arena arena, Executor executor, int[] places, bool isProximal)
    {
        Plan = plan;
        Arena = arena;
        _executor = executor;
        _places = places;
        _terms = PenaltyTerm.Of(plan, isProximal);
        _inputs = Array.ConvertAll(_terms, term => InputGroups.Of(term.Layer));
        _stages = Array.ConvertAll(
            Enum.GetValues<PenaltyStage>(), stage => Array.Exists(_terms, term => term.Stage == stage));
        int longest = 0;
        for (int i = 0; i < _terms.Length; i++)
        {
            longest = Math.Max(longest, _terms[i].Stage == PenaltyStage.Inputs ? _inputs[i].Size : 0);
        }

        Together = Array.ConvertAll(new float[executor.Workers][], _ => new float[longest]);
        Others = Array.ConvertAll(new float[executor.Workers][], _ => new float[longest]);
    }

    /// <summary>Whether there are any.</summary>
    public bool Exists => _terms.Length > 0;

    /// <summary>Whether one goes by inputs, whose weights stand apart.</summary>
    protected bool GoesByInputs => _stages[(int)PenaltyStage.Inputs];

    /// <summary>The network.</summary>
    protected NetworkPlan Plan { get; }

    /// <summary>Its memory.</summary>
    protected Arena Arena { get; }

    /// <summary>For each worker, room for the weights of one input.</summary>
    protected float[][] Together { get; }

    /// <summary>For each worker, room for what goes with them.</summary>
    protected float[][] Others { get; }

    /// <summary>A worker's part of a stage.</summary>
    public void Execute(int phase, int worker, int workers)
    {
        for (int i = 0; i < _terms.Length; i++)
        {
            PenaltyTerm term = _terms[i];
            if (term.Stage != (PenaltyStage)phase)
            {
                continue;
            }

            switch (term.Stage)
            {
                case PenaltyStage.Weights:
                    ApplyToWeights(term, worker, workers);
                    break;
                case PenaltyStage.Outputs:
                    (int begin, int end) = WorkerTeam.Share(term.Layer.Outputs, worker, workers);
                    for (int output = begin; output < end; output++)
                    {
                        (int first, int length) = OutputOf(term, output);
                        Apply(term, first, length);
                    }

                    break;
                case PenaltyStage.Inputs:
                    (begin, end) = WorkerTeam.Share(_inputs[i].Count, worker, workers);
                    for (int input = begin; input < end; input++)
                    {
                        ApplyToInput(term, _inputs[i], input, worker);
                    }

                    break;
                case PenaltyStage.Layers when term.Index % workers == worker:
                    Apply(term, 0, CountOf(term));
                    break;
            }
        }
    }

    /// <summary>Runs all stages that there are.</summary>
    protected void RunStages()
    {
        for (int stage = 0; stage < _stages.Length; stage++)
        {
            if (_stages[stage])
            {
                _executor.Run(this, stage);
            }
        }
    }

    /// <summary>Where the trained values of a layer stand.</summary>
    protected int PlaceOf(PenaltyTerm term) => _places[term.Index];

    /// <summary>How many weights of a layer stand one behind the other.</summary>
    protected virtual int CountOf(PenaltyTerm term) => term.Layer.Count;

    /// <summary>Those of them that are behind one output.</summary>
    protected virtual (int First, int Count) OutputOf(PenaltyTerm term, int output) =>
        (output * term.Layer.Inputs, term.Layer.Inputs);

    /// <summary>Applies a penalty to consecutive weights, which it is about as a whole or one by one.</summary>
    protected abstract void Apply(PenaltyTerm term, int first, int count);

    /// <summary>Applies a penalty to the weights that read an input.</summary>
    protected abstract void ApplyToInput(PenaltyTerm term, InputGroups inputs, int input, int worker);

    private void ApplyToWeights(PenaltyTerm term, int worker, int workers)
    {
        (int first, int count) = MaskShare.Of(CountOf(term), worker, workers);
        if (count > 0)
        {
            Apply(term, first, count);
        }
    }
}
