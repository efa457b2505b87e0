using System;
using Pruning.Masks;
using Pruning.Plans;

namespace Pruning.Training;

/// <summary>
/// The removals of a gradual schedule as integers: before which steps, and how many members of each group are gone
/// afterwards. They stand before the steps begin, begin + every, ..., and before the end itself, where the count is the
/// final one. Counts never fall.
/// </summary>
internal sealed class GradualTable
{
    private readonly int _begin;
    private readonly int _end;
    private readonly int _every;
    private readonly RemovalTargets[] _targets;

    /// <summary>Computes the table.</summary>
    /// <param name="network">Name of the network.</param>
    /// <param name="gradual">When weights are removed.</param>
    /// <param name="groups">How many of which.</param>
    /// <param name="epochs">Epochs that the plan is declared for.</param>
    /// <param name="length">Epochs that there are; begin and end change in proportion.</param>
    /// <param name="stepsPerEpoch">Steps of an epoch.</param>
    /// <exception cref="ArgumentException">No step of the training comes at the end.</exception>
    public GradualTable(
        string network, GradualPlan gradual, PruningGroupPlan[] groups, int epochs, int length, int stepsPerEpoch)
    {
        double steps = (double)length / epochs * stepsPerEpoch;
        _begin = (int)Math.Round(gradual.BeginEpoch * steps);
        _end = (int)Math.Round(gradual.EndEpoch * steps);
        _every = gradual.EverySteps;
        long all = (long)length * stepsPerEpoch;
        if (_end >= all)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{network} removes its last weights before step {_end} (counted from 0), but a training of {length} ")
                + FormattableString.Invariant($"epochs with {stepsPerEpoch} steps each has only {all}. ")
                + "Declare an earlier EndEpoch, or train on more samples or in smaller batches.");
        }

        int span = _end - _begin;
        _targets = new RemovalTargets[1 + (span / _every) + (span % _every == 0 ? 0 : 1)];
        for (int i = 0; i < _targets.Length; i++)
        {
            double t = span == 0 ? 1 : (double)(StepOf(i) - _begin) / span;
            _targets[i] = new RemovalTargets(groups.Length);
            for (int g = 0; g < groups.Length; g++)
            {
                double rate = RateCurves.At(gradual.Curve, gradual.Power, gradual.InitialRate, groups[g].Rate, t);
                if (i == _targets.Length - 1)
                {
                    _targets[i].SetToRound(g, groups[g], groups[g].Rounds);
                }
                else
                {
                    _targets[i].SetToRate(g, groups[g], rate);
                    _targets[i].Bound(g, groups[g], i == 0 ? null : _targets[i - 1]);
                }
            }
        }
    }

    /// <summary>How many removals there are.</summary>
    public int Count => _targets.Length;

    /// <summary>The step before which a removal stands.</summary>
    /// <param name="removal">Which, from 0.</param>
    public int StepOf(int removal) => (int)Math.Min(_end, _begin + ((long)removal * _every));

    /// <summary>How many members of each group are gone after a removal, as far as members are counted.</summary>
    /// <param name="removal">Which, from 0.</param>
    public ReadOnlySpan<int> CountsOf(int removal) => _targets[removal].Counts;

    /// <summary>What is gone after a removal.</summary>
    /// <param name="removal">Which, from 0.</param>
    public RemovalTargets TargetsOf(int removal) => _targets[removal];

    /// <summary>The last removal that stands before a step or an earlier one; -1 before the first.</summary>
    /// <param name="step">The step, from 0.</param>
    public int LastBefore(int step) =>
        step < _begin ? -1 : step >= _end ? Count - 1 : (step - _begin) / _every;

    /// <summary>Which removal stands before a step; -1 where none does.</summary>
    /// <param name="step">The step, from 0.</param>
    public int At(int step)
    {
        int last = LastBefore(step);
        return last >= 0 && StepOf(last) == step ? last : -1;
    }
}
