using System;
using System.Numerics.Tensors;
using Pruning.Criteria;
using Pruning.Execution;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>The removal of one policy: scores, then a selection, then what makes up for it.</summary>
internal sealed class GroupRemoval
{
    // The score of what steps before the last one would remove: below all others, which are not negative.
    private const float BeforeTheLastStep = -1;

    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly PruningGroupPlan _group;
    private readonly ScoredLayers _layers;
    private readonly string _name;
    private readonly GroupMembers _members;
    private readonly MaskSelection _selection;
    private readonly SizedRemoval _sized;
    private readonly uint[] _masks;
    private readonly uint[] _membersBefore;

    public GroupRemoval(
        NetworkPlan plan,
        Arena arena,
        PruningGroupPlan group,
        Calibration? calibration,
        Surgeons surgeons,
        MaskSelection selection)
    {
        _plan = plan;
        _arena = arena;
        _group = group;
        _name = group.Criterion.Name;
        Calibration = calibration;
        _layers = new ScoredLayers(plan, arena, group, calibration, surgeons);
        _members = GroupMembers.Of(plan, arena, group, _layers);
        _selection = selection;
        _sized = new SizedRemoval(selection, group.Parts);
        _masks = new uint[group.Criterion.Iterations == 1 ? 0 : plan.Arena.MaskWords];
        _membersBefore = new uint[group.Cost > 0 && group.HasMemberMasks ? _members.Masks.Length : 0];
    }

    private Span<uint> Masks => _arena.MasksOf(_plan);

    /// <summary>What the criterion looks at; null where it looks at no data.</summary>
    public Calibration? Calibration { get; }

    /// <summary>What happens when a removal would empty a layer.</summary>
    public Collapse Collapse => _group.Collapse;

    /// <summary>How many of the members are gone after the last round; 0 where only scores say how many.</summary>
    public int RemovedInTheEnd => _group.RemovedAfterRound is [.., var last] ? last : 0;

    /// <summary>How many of the members are gone now.</summary>
    public int RemovedNow => _group.Members - CountKept();

    /// <summary>Requires weights that are numbers, where the criterion reads them.</summary>
    /// <exception cref="InvalidOperationException">One is not.</exception>
    public void RequireNumbers()
    {
        for (int i = 0; i < _layers.Count && _group.Criterion.ReadsWeights; i++)
        {
            if (TensorPrimitives.IsNaNAny<float>(_layers.WeightsOf(i)))
            {
                throw new InvalidOperationException(
                    $"Layer {_layers.NameOf(i)} of {_plan.Name} has weights that are not a number, so nothing was "
                    + "removed. Load a checkpoint from before they became so, or set them.");
            }
        }
    }

    /// <summary>Scores the members; masks and weights are the same afterwards.</summary>
    /// <param name="target">How many members shall be removed.</param>
    /// <param name="seed">Decides what is drawn at random.</param>
    /// <param name="round">The round, from 1; 0 outside of a schedule.</param>
    /// <param name="executor">Takes samples through the network.</param>
    /// <exception cref="InvalidOperationException">A score is not a number.</exception>
    public void Score(int target, ulong seed, int round, Executor? executor)
    {
        _layers.Target = target;
        _layers.Seed = seed;
        _layers.Round = round;
        _layers.Executor = executor;
        executor?.Clock.Begin(_name, _layers.NameOf(0));
        if (_group.Criterion.Iterations == 1)
        {
            _group.Criterion.Score(_layers);
            _members.TakeScores();
        }
        else
        {
            ScoreStepByStep(target, executor?.Clock);
        }
    }

    /// <summary>Copies the scores of the members of each layer.</summary>
    public void CopyScores(float[][] scores)
    {
        MarkRemoved(float.NegativeInfinity);
        for (int i = 0; i < _layers.Count; i++)
        {
            int layer = _group.Layers[i];
            scores[layer] = _members.CopyScores(i, scores[layer]);
        }
    }

    /// <summary>Remembers which members are kept, where they have masks of their own.</summary>
    public void Remember()
    {
        if (_membersBefore.Length > 0)
        {
            _members.Masks.CopyTo(_membersBefore);
        }
    }

    /// <summary>Makes those members kept again.</summary>
    public void Recall()
    {
        if (_membersBefore.Length > 0)
        {
            _membersBefore.CopyTo(_members.Masks);
        }
    }

    /// <summary>Removes the members of least score, by the masks.</summary>
    /// <param name="target">How many shall be removed, earlier ones included.</param>
    public PruningResult Remove(int target)
    {
        if (_plan.Pruning.RemovesChannels)
        {
            _members.HeedMasks();
        }

        Span<float> scores = _members.Scores;
        RemovalResult result = _group.Scope is Scope.Uniform or Scope.ErdosRenyi or Scope.ErdosRenyiKernel
            ? _sized.Remove(_plan, _group, scores, _members.Masks, _members.Ranges, target)
            : _selection.Remove(
                scores, _members.Masks, _members.Ranges, target, _group.Collapse, _group.MinimumKept);
        _members.Apply();
        string? collapsed =
            result.CollapsedLayer < 0 ? null : _layers.NameOf(_members.LayerOf(result.CollapsedLayer));
        return new PruningResult(result.Removed, target, collapsed);
    }

    /// <summary>Finds what the weights that stay become to make up for removed ones, where the criterion knows
    /// how.</summary>
    public void Compensate()
    {
        _layers.Executor?.Clock.Begin(_name, _layers.NameOf(0));
        _group.Criterion.Compensate(_layers);
    }

    /// <summary>Forgets what was found.</summary>
    public void ForgetCompensation() => _layers.ForgetCompensation();

    /// <summary>Gives the network what was found.</summary>
    public void WriteCompensation() => _layers.WriteCompensation();

    // What is kept falls geometrically from step to step. Masks say meanwhile what the steps so far would remove; in
    // the end that has the lowest scores.
    private void ScoreStepByStep(int target, ScoringClock? clock)
    {
        Masks.CopyTo(_masks);
        try
        {
            int steps = _group.Criterion.Iterations;
            double begin = 0;
            for (int step = 1; step <= steps; step++)
            {
                clock?.Enter(step - 1, steps);
                clock?.Report(0);
                _group.Criterion.Score(_layers);
                _members.TakeScores();
                begin = step == 1 ? CountKept() : begin;
                double end = Math.Max(1, _group.Members - target);
                if (step < steps && begin > end)
                {
                    double kept = begin * Math.Pow(end / begin, (double)step / steps);
                    Remove(_group.Members - (int)Math.Ceiling(kept));
                }
            }

            MarkRemoved(BeforeTheLastStep);
        }
        finally
        {
            _masks.CopyTo(Masks);
        }

        _members.TakeMasks();
    }

    private int CountKept()
    {
        int kept = 0;
        foreach (LayerRange range in _members.Ranges)
        {
            kept += MaskBits.CountKept(SelectionInput.MaskOf(_members.Masks, range));
        }

        return kept;
    }

    private void MarkRemoved(float mark)
    {
        foreach (LayerRange range in _members.Ranges)
        {
            Span<float> scores = _members.Scores.Slice(range.Weights, range.Count);
            ReadOnlySpan<uint> mask = SelectionInput.MaskOf(_members.Masks, range);
            for (int i = 0; i < scores.Length; i++)
            {
                scores[i] = MaskBits.IsKept(mask, i) ? scores[i] : mark;
            }
        }
    }
}
