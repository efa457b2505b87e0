using System;
using Pruning.Plans;
using Pruning.Training;

namespace Pruning.Regrowing;

/// <summary>When the masks of a run change, in steps. What was declared in epochs grows and shrinks with the
/// run.</summary>
/// <param name="Every">Steps between two updates; positive.</param>
/// <param name="End">From this step on the same weights stay removed.</param>
/// <param name="Warmup">Steps before the first sparse phase.</param>
internal readonly record struct RegrowthTimes(int Every, int End, int Warmup)
{
    /// <summary>Those of the run that a step belongs to.</summary>
    /// <param name="plan">What was declared.</param>
    /// <param name="epochs">The declared epochs of the training; of 0 there is no proportion.</param>
    /// <param name="place">The step.</param>
    public static RegrowthTimes Of(RegrowthPlan plan, int epochs, in StepPlace place)
    {
        double stepsPerEpoch = epochs == 0 ? place.StepsPerEpoch : (double)place.Steps / epochs;
        return new RegrowthTimes(
            plan.EverySteps > 0 ? plan.EverySteps : Math.Max(1, Steps(plan.EveryEpochs)),
            Steps(plan.EndEpoch),
            Steps(plan.WarmupEpochs));

        int Steps(double epochs) => (int)Math.Min(Math.Round(epochs * stepsPerEpoch), int.MaxValue);
    }

    /// <summary>Whether weights are exchanged in place of a step: every so many steps, not in the first one, and before
    /// the end.</summary>
    /// <param name="step">The step, from 0.</param>
    public bool IsExchange(int step) => step > 0 && step < End && step % Every == 0;

    /// <summary>Whether it may be decided anew before a step which weights are removed: every so many steps from the
    /// first one on, and for the last time before the end itself.</summary>
    /// <param name="step">The step, from 0.</param>
    public bool IsSelection(int step) => step == 0 || step == End || (step < End && step % Every == 0);

    /// <summary>Whether a step of alternating phases is trained with removed weights.</summary>
    /// <param name="step">The step, from 0.</param>
    public bool IsSparse(int step) =>
        step >= End || (step >= Warmup && (step - Warmup) / Every % 2 == 0);
}
