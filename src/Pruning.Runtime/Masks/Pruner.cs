using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// Removes weights, blocks, neurons and filters by the policies of a network. Scores are written over the gradients,
/// which no step reads.
/// </summary>
internal sealed class Pruner
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly GroupRemoval[] _groups;
    private readonly Calibration[] _calibrations;
    private readonly TargetCounts _counts;
    private readonly int[] _first;
    private readonly uint[] _masksBefore;
    private readonly float[][] _valuesBefore;
    private readonly List<LayerCollapse> _collapses = [];
    private Executor? _executor;

    public Pruner(NetworkPlan plan, Arena arena, ulong seed)
    {
        _plan = plan;
        _arena = arena;
        Seed = seed;
        _masksBefore = new uint[plan.Arena.MaskWords];
        PruningGroupPlan[] all = plan.Pruning.Groups;
        _first = [
            .. Enumerable.Range(0, Policies + 1).Select(policy => all.Count(group => group.Order < policy)),
        ];

        // A single policy changes values when nothing can fail any more.
        int parts = Policies > 1 ? 1 + plan.Arena.Moments.Length : 0;
        _valuesBefore = [.. Enumerable.Range(0, parts).Select(_ => new float[plan.Arena.ParameterLength])];
        Calibration?[] calibrations = Calibration.Of(plan, arena);
        _calibrations = [.. calibrations.OfType<Calibration>().Distinct()];
        var surgeons = new Surgeons(plan);
        var selection = new MaskSelection(all.Select(group => group.Parts).DefaultIfEmpty(1).Max());
        _groups = [
            .. all.Zip(
                calibrations, (group, own) => new GroupRemoval(plan, arena, group, own, surgeons, selection)),
        ];
        _counts = new TargetCounts(plan, arena, _groups);
    }

    /// <summary>What random criteria draw from.</summary>
    public ulong Seed { get; set; }

    /// <summary>Policies that come one after the other, each on what the one before it has left.</summary>
    public int Policies => _plan.Pruning.Groups.Length == 0 ? 0 : _plan.Pruning.Groups[^1].Order + 1;

    /// <summary>Layers on which a collapse rule acted in the present removal.</summary>
    public IReadOnlyList<LayerCollapse> Collapses => _collapses;

    /// <summary>Begins a removal.</summary>
    public void Begin()
    {
        _collapses.Clear();
        Masks.CopyTo(_masksBefore);
        for (int i = 0; i < _valuesBefore.Length; i++)
        {
            ValuesOf(i).CopyTo(_valuesBefore[i]);
        }
    }

    /// <summary>Takes a removal back that has failed on its way.</summary>
    public void TakeBack()
    {
        _masksBefore.CopyTo(Masks);
        for (int i = 0; i < _valuesBefore.Length; i++)
        {
            _valuesBefore[i].CopyTo(ValuesOf(i));
        }

        Array.ForEach(_groups, group => group.ForgetCompensation());
    }

    /// <summary>
    /// Requires weights that are numbers, and looks at data for the criteria that need it: before every policy. Passes
    /// over the data leave weights where passes want them.
    /// </summary>
    /// <param name="policy">The policy, by its order.</param>
    /// <param name="executor">Makes the gradients.</param>
    /// <param name="data">The data; null where there is none.</param>
    /// <param name="round">The round of the removal.</param>
    /// <exception cref="InvalidOperationException">A criterion needs data, and there is none; or a weight or a loss is
    /// not a number.</exception>
    public void LookAt(int policy, Executor executor, Dataset? data, int round)
    {
        foreach (GroupRemoval group in GroupsOf(policy))
        {
            group.RequireNumbers();
        }

        _executor = executor;
        foreach (Calibration calibration in _calibrations)
        {
            if (!Serves(calibration, policy))
            {
                continue;
            }

            executor.Clock.Begin(calibration.Name, _plan.Layers[0].Name);
            calibration.Collect(
                executor,
                data ?? throw new InvalidOperationException(
                    $"{_plan.Name} is pruned by {calibration.Name}, which looks at data; pass it: Prune(rate, data)."),
                Seed,
                round);
        }
    }

    /// <summary>Lets go of the data.</summary>
    public void ForgetData()
    {
        Array.ForEach(_calibrations, calibration => calibration.ForgetData());
        _executor?.ForgetAnalysis();
        _executor?.Clock.Begin(null);
    }

    /// <summary>Whether the data has as many samples as each criterion asks for.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public void RequireSamples(Dataset data)
    {
        foreach (Calibration calibration in _calibrations)
        {
            calibration.RequireSamples(data);
        }
    }

    /// <summary>Makes every weight kept.</summary>
    public void KeepAll()
    {
        foreach (LayerPlan layer in _plan.Layers)
        {
            if (layer.Mask >= 0)
            {
                MaskBits.Fill(MaskOf(layer), layer.Count);
            }
        }
    }

    /// <summary>The scores that a removal to the declared rate would go by, for each layer.</summary>
    public float[][] Scores()
    {
        // By the counts after the last round; what is drawn at random is that of no round. A later policy would judge
        // what the first one leaves.
        _executor?.ForgetAnalysis();
        foreach (GroupRemoval group in GroupsOf(0))
        {
            group.Score(group.RemovedInTheEnd, Seed, 0, _executor);
        }

        float[][] scores = Array.ConvertAll(_plan.Layers, _ => Array.Empty<float>());
        foreach (GroupRemoval group in GroupsOf(0))
        {
            group.CopyScores(scores);
        }

        return scores;
    }

    /// <summary>Makes removed weights and their moments exactly zero.</summary>
    public void ApplyMasks()
    {
        foreach (LayerPlan layer in _plan.Layers)
        {
            if (layer.Mask < 0)
            {
                continue;
            }

            MaskBits.Apply(MaskOf(layer), _arena.Slice(layer.Weights, layer.Count));
            if (layer.Learned is not null)
            {
                // Moments are those of what is trained, which goes on for removed weights too.
                continue;
            }

            foreach (int moment in _plan.Arena.Moments)
            {
                MaskBits.Apply(MaskOf(layer), _arena.Slice(moment + layer.Weights, layer.Count));
            }
        }
    }

    /// <summary>
    /// Removes by one policy. All of its groups are scored before anything is removed, so that each is judged by the
    /// network as it was.
    /// </summary>
    /// <param name="policy">The policy, by its order.</param>
    /// <param name="targets">How many members of each group of all policies shall be gone.</param>
    /// <param name="round">The round, from 1; 0 outside of a schedule.</param>
    public PruningResult Prune(int policy, RemovalTargets targets, int round)
    {
        PruningResult total = Mark(policy, targets, round);
        ReadOnlySpan<GroupRemoval> groups = GroupsOf(policy);

        // Where weights go back to earlier values, there is nothing to make up for.
        for (int i = 0; i < groups.Length && (round == 0 || _plan.Pruning.KeepsValues); i++)
        {
            groups[i].Compensate();
        }

        foreach (GroupRemoval group in groups)
        {
            group.WriteCompensation();
        }

        ApplyMasks();
        return total;
    }

    /// <summary>Marks as removed in the masks what a policy removes, and changes no weight.</summary>
    /// <param name="policy">The policy, by its order.</param>
    /// <param name="targets">How many members of each group of all policies shall be gone.</param>
    /// <param name="round">The round, from 1; 0 outside of a schedule.</param>
    public PruningResult Mark(int policy, RemovalTargets targets, int round)
    {
        ReadOnlySpan<GroupRemoval> groups = GroupsOf(policy);
        int first = _first[policy];
        _executor?.ForgetAnalysis();
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i].Score(targets.Counts[first + i], Seed, round, _executor);
        }

        PruningResult total = default;
        for (int i = 0; i < groups.Length; i++)
        {
            PruningResult result = groups[i].Remove(_counts.Of(first + i, targets));
            if (result.CollapsedLayer is { } layer)
            {
                _collapses.Add(new LayerCollapse(layer, groups[i].Collapse, result.Requested, result.Removed));
            }

            total += result;
        }

        return total;
    }

    /// <summary>Takes the marks of the present removal back.</summary>
    /// <param name="chosen">Receives a bit for each weight, laid out as the masks: 1 where it was marked.</param>
    public void Unmark(Span<uint> chosen)
    {
        TensorPrimitives.Xor(Masks, _masksBefore, chosen);
        _masksBefore.CopyTo(Masks);
    }

    /// <summary>Removes what was chosen.</summary>
    /// <param name="chosen">A bit for each weight, laid out as the masks.</param>
    public void RemoveChosen(ReadOnlySpan<uint> chosen)
    {
        TensorPrimitives.OnesComplement(chosen, _masksBefore);
        TensorPrimitives.BitwiseAnd(Masks, _masksBefore, Masks);
        ApplyMasks();
    }

    private ReadOnlySpan<GroupRemoval> GroupsOf(int policy) =>
        _groups.AsSpan(_first[policy].._first[policy + 1]);

    private bool Serves(Calibration calibration, int policy)
    {
        foreach (GroupRemoval group in GroupsOf(policy))
        {
            if (group.Calibration == calibration)
            {
                return true;
            }
        }

        return false;
    }

    // The parameters, then each of the moments.
    private Span<float> ValuesOf(int part) =>
        _arena.Slice(part == 0 ? 0 : _plan.Arena.Moments[part - 1], _plan.Arena.ParameterLength);

    private Span<uint> Masks => _arena.MasksOf(_plan);

    private Span<uint> MaskOf(LayerPlan layer) => _arena.MaskOf(_plan, layer);
}
