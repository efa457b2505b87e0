using System;
using Pruning.Execution;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Sparse;

namespace Pruning.Penalties;

/// <summary>
/// The proximal steps behind that of the optimiser. Where a step has moved kept weights alone, they are still one
/// behind the other, in the order of W: removed weights are zeros, which no proximal step changes or is changed by.
/// </summary>
internal sealed class ProximalPenalties(NetworkPlan plan, NetworkMemory memory, Executor executor, int[] places)
    : PenaltyWork(plan, memory.Arena, executor, places, isProximal: true)
{
    private float _rate;
    private float _correction;

    /// <summary>Makes them all.</summary>
    /// <param name="rate">The learning rate of the step.</param>
    /// <param name="steps">Steps of the optimiser before it, which Adam's correction follows from.</param>
    public void Apply(float rate, long steps)
    {
        // Without a step there is none behind it.
        if (!Exists || !(rate > 0))
        {
            return;
        }

        _rate = rate;
        _correction = Executor.CorrectionsOf(Plan.Training, steps).Second;
        if (GoesByInputs)
        {
            memory.Patterns.Expand();
        }

        RunStages();
        memory.Patterns.Publish();
    }

    /// <inheritdoc/>
    protected override int CountOf(PenaltyTerm term) =>
        memory.Patterns.KeptOnly(term.Index) is { Length: > 0 } rows ? rows[^1] : term.Layer.Count;

    /// <inheritdoc/>
    protected override (int First, int Count) OutputOf(PenaltyTerm term, int output) =>
        memory.Patterns.KeptOnly(term.Index) is { Length: > 0 } rows
            ? (rows[output], rows[output + 1] - rows[output])
            : base.OutputOf(term, output);

    /// <inheritdoc/>
    protected override void Apply(PenaltyTerm term, int first, int count) =>
        Step(term, WeightsOf(term).Slice(first, count), SizesOf(term).Slice(first, count));

    /// <inheritdoc/>
    protected override void ApplyToInput(PenaltyTerm term, InputGroups inputs, int input, int worker)
    {
        Span<float> weights = Together[worker].AsSpan(0, inputs.Size);
        Span<float> moments = Others[worker].AsSpan(0, inputs.Size);
        StepSizes steps = SizesOf(term);
        inputs.Gather(WeightsOf(term), input, weights);
        if (steps.AreScaled)
        {
            inputs.Gather(steps.SecondMoments, input, moments);
        }

        Step(term, weights, steps.With(moments));
        inputs.Scatter(weights, input, WeightsOf(term));
    }

    private static void Step(PenaltyTerm term, Span<float> weights, StepSizes steps)
    {
        switch (term.Norm)
        {
            case Norm.L1:
                ProximalSteps.L1(weights, steps, (float)term.Strength);
                break;
            case Norm.L2:
                ProximalSteps.L2(weights, steps, (float)term.Strength);
                break;
            case Norm.LInfinity:
                ProximalSteps.LInfinity(weights, steps.Behind((float)term.Decay), term.Strength);
                break;
            case Norm.Group:
                ProximalSteps.Group(weights, steps.Behind((float)term.Decay), term.Strength);
                break;
            default:
                throw new InvalidOperationException($"There is no proximal step of {term.Norm}.");
        }
    }

    private Span<float> WeightsOf(PenaltyTerm term)
    {
        int count = CountOf(term);
        return memory.Patterns.KeptOnly(term.Index).Length > 0
            ? Arena.Slice(Plan.Arena.Patterns + term.Layer.Sparse!.Values, count)
            : Arena.Slice(PlaceOf(term), count);
    }

    private StepSizes SizesOf(PenaltyTerm term)
    {
        bool isScaled = Plan.Training.Optimizer != Optimizer.Sgd;
        ReadOnlySpan<float> moments =
            isScaled ? Arena.Slice(Plan.Arena.Moments[1] + term.Layer.Weights, CountOf(term)) : [];
        return new StepSizes(_rate, moments, _correction, (float)Plan.Training.Epsilon);
    }
}
