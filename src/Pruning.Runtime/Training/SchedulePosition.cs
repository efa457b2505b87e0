using System.Collections.Generic;
using System.Linq;
using Pruning.Masks;

namespace Pruning.Training;

/// <summary>All of a training run that is not in the arena: what a checkpoint holds beside the tensors.</summary>
internal sealed class SchedulePosition
{
    /// <summary>Ticks done; see <see cref="TrainingTimeline"/>.</summary>
    public long Tick { get; set; }

    /// <summary>Training steps that the network has made in its life: the position of the dropout stream.</summary>
    public long Steps { get; set; }

    /// <summary>Steps since the moments of the optimiser were zero: t of Adam's bias correction.</summary>
    public long OptimizerSteps { get; set; }

    /// <summary>
    /// Samples of the training data, 0 before the first run: a position means nothing for data of another size.
    /// </summary>
    public int Samples { get; set; }

    /// <summary>The schedule that the position belongs to: a tick means nothing in another one.</summary>
    public TrainingTimeline Timeline { get; set; }

    /// <summary>How the run is trained and pruned; see <see cref="Plans.NetworkPlan.Recipe"/>.</summary>
    public string Recipe { get; set; } = "";

    /// <summary>The sum of the losses of the present epoch.</summary>
    public double EpochLoss { get; set; }

    /// <summary>What collapse rules did in the phase that has not ended.</summary>
    public List<CollapseEvent> Collapses { get; } = [];

    /// <summary>The phases that have ended.</summary>
    public List<PhaseResult> History { get; } = [];

    /// <summary>Whether the schedule has run to its end.</summary>
    public bool IsComplete => History.Count > Timeline.Rounds;

    /// <summary>The outcome of a complete schedule.</summary>
    public TrainingResult ToResult() => new(History[0], [.. History[1..]]);

    /// <summary>Becomes equal to the other position.</summary>
    public void CopyFrom(SchedulePosition other)
    {
        Tick = other.Tick;
        Steps = other.Steps;
        OptimizerSteps = other.OptimizerSteps;
        Samples = other.Samples;
        Timeline = other.Timeline;
        Recipe = other.Recipe;
        EpochLoss = other.EpochLoss;
        History.Clear();
        History.AddRange(other.History);
        Collapses.Clear();
        Collapses.AddRange(other.Collapses);
    }

    /// <summary>Notes what collapse rules did in a removal.</summary>
    /// <param name="round">The round.</param>
    /// <param name="step">The step before which it was; null for the one that opens the round.</param>
    /// <param name="collapses">What they did.</param>
    public void Note(int round, int? step, IReadOnlyList<LayerCollapse> collapses)
    {
        for (int i = 0; i < collapses.Count; i++)
        {
            LayerCollapse collapse = collapses[i];
            Collapses.Add(
                new(round, step, collapse.Layer, collapse.Rule, collapse.Requested, collapse.Removed));
        }
    }

    /// <summary>Ends a phase.</summary>
    /// <param name="phase">What the network is worth.</param>
    public void End(PhaseResult phase)
    {
        History.Add(phase with { Collapses = [.. Collapses] });
        Collapses.Clear();
    }

    /// <summary>What collapse rules did so far.</summary>
    public IReadOnlyList<CollapseEvent> AllCollapses() =>
        [.. History.SelectMany(phase => phase.Collapses), .. Collapses];

    /// <summary>Begins a schedule anew; the network keeps its age.</summary>
    public void Restart(int samples, TrainingTimeline timeline, string recipe)
    {
        Tick = 0;
        OptimizerSteps = 0;
        Samples = samples;
        Timeline = timeline;
        Recipe = recipe;
        EpochLoss = 0;
        History.Clear();
        Collapses.Clear();
    }
}
