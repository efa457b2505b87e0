using System;
using Pruning.Execution;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Penalties;

/// <summary>Adds the gradients of penalties to those of the loss, where these are stored.</summary>
internal sealed class GradientPenalties(NetworkPlan plan, Arena arena, Executor executor, int[] places)
    : PenaltyWork(plan, arena, executor, places, isProximal: false)
{
    /// <summary>Adds them all.</summary>
    public void Add() => RunStages();

    /// <inheritdoc/>
    protected override void Apply(PenaltyTerm term, int first, int count) =>
        Add(term, Arena.Slice(PlaceOf(term) + first, count), GradientsOf(term).Slice(first, count));

    /// <inheritdoc/>
    protected override void ApplyToInput(PenaltyTerm term, InputGroups inputs, int input, int worker)
    {
        Span<float> weights = Together[worker].AsSpan(0, inputs.Size);
        Span<float> gradients = Others[worker].AsSpan(0, inputs.Size);
        inputs.Gather(Arena.Slice(PlaceOf(term), term.Layer.Count), input, weights);
        inputs.Gather(GradientsOf(term), input, gradients);
        Add(term, weights, gradients);
        inputs.Scatter(gradients, input, GradientsOf(term));
    }

    private static void Add(PenaltyTerm term, ReadOnlySpan<float> weights, Span<float> gradients)
    {
        switch (term.Norm)
        {
            case Norm.L1:
                PenaltyGradients.AddL1(weights, (float)term.Strength, gradients);
                break;
            case Norm.L2:
                PenaltyGradients.AddL2(weights, (float)term.Strength, gradients);
                break;
            case Norm.LInfinity:
                PenaltyGradients.AddLInfinity(weights, term.Strength, gradients);
                break;
            case Norm.Group:
                PenaltyGradients.AddGroup(weights, term.Strength, gradients);
                break;
            case Norm.HoyerSquare:
                PenaltyGradients.AddHoyerSquare(weights, term.Strength, gradients);
                break;
            default:
                throw new InvalidOperationException($"There is no gradient of {term.Norm}.");
        }
    }

    private Span<float> GradientsOf(PenaltyTerm term) =>
        Arena.Slice(Plan.Arena.Gradients + term.Layer.Weights, term.Layer.Count);
}
