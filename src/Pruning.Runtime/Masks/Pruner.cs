using System;
using System.Linq;
using System.Numerics.Tensors;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// Removes weights, neurons and filters by the policies of a network. Scores are written over the gradients, which no
/// step reads.
/// </summary>
internal sealed class Pruner
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly GroupRemoval[] _groups;
    private readonly Calibration[] _calibrations;
    private readonly uint[] _masksBefore;
    private Executor? _executor;

    public Pruner(NetworkPlan plan, Arena arena, ulong seed)
    {
        _plan = plan;
        _arena = arena;
        Seed = seed;
        _masksBefore = new uint[plan.Arena.MaskWords];
        Calibration?[] calibrations = Calibration.Of(plan, arena);
        _calibrations = [.. calibrations.OfType<Calibration>().Distinct()];
        var surgeons = new Surgeons(plan);
        var selection = new MaskSelection(Math.Max(1, plan.Layers.Length));
        _groups = [
            .. plan.Pruning.Groups.Zip(
                calibrations, (group, own) => new GroupRemoval(plan, arena, group, own, surgeons, selection)),
        ];
    }

    /// <summary>What random criteria draw from.</summary>
    public ulong Seed { get; set; }

    /// <summary>
    /// Requires weights that are numbers, and looks at data for the criteria that need it: before every removal. Passes
    /// over the data leave weights where passes want them.
    /// </summary>
    /// <param name="executor">Makes the gradients.</param>
    /// <param name="data">The data; null where there is none.</param>
    /// <param name="round">The round of the removal.</param>
    /// <exception cref="InvalidOperationException">A criterion needs data, and there is none; or a weight or a loss is
    /// not a number.</exception>
    public void LookAt(Executor executor, Dataset? data, int round)
    {
        Array.ForEach(_groups, group => group.RequireNumbers());
        _executor = executor;
        foreach (Calibration calibration in _calibrations)
        {
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

    /// <summary>Removes what the table asks for after the round, from 1.</summary>
    public PruningResult PruneRound(int round) => Prune(round, 0);

    /// <summary>Chooses what the table asks for after the round, and removes nothing.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <param name="chosen">Receives a bit for each weight, laid out as the masks: 1 where it would be removed.</param>
    public void Choose(int round, Span<uint> chosen)
    {
        _executor?.ForgetAnalysis();
        foreach (GroupRemoval group in _groups)
        {
            group.Score(group.RemovedAfter(round), Seed, round, _executor);
        }

        Masks.CopyTo(_masksBefore);
        try
        {
            foreach (GroupRemoval group in _groups)
            {
                group.Remove(group.RemovedAfter(round));
            }

            TensorPrimitives.Xor(Masks, _masksBefore, chosen);
        }
        finally
        {
            _masksBefore.CopyTo(Masks);
        }
    }

    /// <summary>Removes what was chosen.</summary>
    /// <param name="chosen">A bit for each weight, laid out as the masks.</param>
    public void RemoveChosen(ReadOnlySpan<uint> chosen)
    {
        TensorPrimitives.OnesComplement(chosen, _masksBefore);
        TensorPrimitives.BitwiseAnd(Masks, _masksBefore, Masks);
        ApplyMasks();
    }

    /// <summary>Removes the fraction of each group.</summary>
    public PruningResult PruneTo(double rate) => Prune(0, rate);

    /// <summary>The scores that a removal to the declared rate would go by, for each layer.</summary>
    public float[][] Scores()
    {
        // By the counts after the last round; what is drawn at random is that of no round.
        _executor?.ForgetAnalysis();
        foreach (GroupRemoval group in _groups)
        {
            group.Score(group.RemovedInTheEnd, Seed, 0, _executor);
        }

        float[][] scores = Array.ConvertAll(_plan.Layers, _ => Array.Empty<float>());
        foreach (GroupRemoval group in _groups)
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
            foreach (int moment in _plan.Arena.Moments)
            {
                MaskBits.Apply(MaskOf(layer), _arena.Slice(moment + layer.Weights, layer.Count));
            }
        }
    }

    // All groups are scored before anything is removed: so weights are removed in all of them or in none, and each is
    // judged by the network as it was.
    private PruningResult Prune(int round, double rate)
    {
        _executor?.ForgetAnalysis();
        foreach (GroupRemoval group in _groups)
        {
            group.Score(group.TargetOf(round, rate), Seed, round, _executor);
        }

        PruningResult total = default;
        Masks.CopyTo(_masksBefore);
        try
        {
            foreach (GroupRemoval group in _groups)
            {
                total += group.Remove(group.TargetOf(round, rate));
            }

            // Where weights go back to their beginning, there is nothing to make up for.
            for (int i = 0; i < _groups.Length && (round == 0 || _plan.Pruning.Rewind == Rewind.None); i++)
            {
                _groups[i].Compensate();
            }
        }
        catch
        {
            _masksBefore.CopyTo(Masks);
            Array.ForEach(_groups, group => group.ForgetCompensation());
            throw;
        }

        foreach (GroupRemoval group in _groups)
        {
            group.WriteCompensation();
        }

        ApplyMasks();
        return total;
    }

    private Span<uint> Masks => _arena.Words(_plan.Arena.Masks, _plan.Arena.MaskWords);

    private Span<uint> MaskOf(LayerPlan layer) =>
        _arena.Words(_plan.Arena.Masks + layer.Mask, MaskBits.WordsFor(layer.Count));
}
