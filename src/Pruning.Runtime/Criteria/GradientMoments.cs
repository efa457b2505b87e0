using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Training;

namespace Pruning.Criteria;

/// <summary>
/// A moment of the gradients of all prunable weights over some samples, in double and in the order of the samples.
/// </summary>
internal sealed class GradientMoments(NetworkPlan plan, Arena arena, DataCriterion criterion)
{
    private readonly double[] _sums = new double[plan.Arena.ParameterLength];
    private EpochOrder? _order;

    /// <summary>Whose they are.</summary>
    public string Name => criterion.Name;

    /// <summary>Those that each group of a plan needs; groups that need the same share them.</summary>
    public static GradientMoments?[] Of(NetworkPlan plan, Arena arena)
    {
        var all = new GradientMoments?[plan.Pruning.Groups.Length];
        for (int i = 0; i < all.Length; i++)
        {
            if (plan.Pruning.Groups[i].Criterion is DataCriterion criterion)
            {
                all[i] = Array.Find(all, other => other is not null && other.Serves(criterion))
                    ?? new GradientMoments(plan, arena, criterion);
            }
        }

        return all;
    }

    /// <summary>Whether the data has as many samples as are asked for.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public void RequireSamples(Dataset data) => criterion.SamplesOf(data);

    /// <summary>The moments of the weights of a layer.</summary>
    public ReadOnlySpan<double> Of(LayerPlan layer) => _sums.AsSpan(layer.Weights, layer.Count);

    /// <summary>Goes over the samples.</summary>
    /// <param name="executor">Makes the gradients, in the place that the plan has for them.</param>
    /// <param name="data">The data.</param>
    /// <param name="seed">Decides, with the round, which samples are drawn.</param>
    /// <param name="round">The round of the removal.</param>
    /// <exception cref="InvalidOperationException">The loss of some samples is not finite.</exception>
    public void Collect(Executor executor, Dataset data, ulong seed, int round)
    {
        int samples = criterion.SamplesOf(data);
        if (_order?.Count != data.Count)
        {
            _order = new EpochOrder(data.Count);
        }

        if (criterion.Shuffles)
        {
            _order.Shuffle(~seed, round);
        }

        // The square of a mean of gradients is not the mean of their squares: those are taken one by one.
        int together = criterion.Moment == GradientMoment.Mean ? plan.BatchSize : 1;
        Array.Clear(_sums);
        try
        {
            for (int first = 0; first < samples; first += together)
            {
                int count = Math.Min(together, samples - first);
                executor.Load(new Batch(data, _order.Indices.Slice(first, count)));
                executor.Step(apply: false, isFrozen: true);
                Add((double)count / samples);
            }
        }
        catch (DivergenceException divergence)
        {
            throw new InvalidOperationException(
                $"{Name} looks at '{data.Name}', for some of which the loss of {plan.Name} is not finite, so nothing "
                + "was removed. Look for weights and samples that are out of range.",
                divergence);
        }
        finally
        {
            executor.Unload();
        }
    }

    private bool Serves(DataCriterion other) => criterion.Moment == other.Moment && criterion.LooksAtTheSameAs(other);

    private void Add(double weight)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer.Mask >= 0)
            {
                ReadOnlySpan<float> gradients = arena.Slice(plan.Arena.Gradients + layer.Weights, layer.Count);
                Add(gradients, weight, criterion.Moment, _sums.AsSpan(layer.Weights, layer.Count));
            }
        }
    }

    private static void Add(ReadOnlySpan<float> gradients, double weight, GradientMoment moment, Span<double> sums)
    {
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref double s = ref MemoryMarshal.GetReference(sums);
        bool squares = moment == GradientMoment.MeanOfSquares;
        int i = 0;
        for (; i <= gradients.Length - 16; i += 16)
        {
            (Vector512<double> lower, Vector512<double> upper) =
                Vector512.Widen(Vector512.LoadUnsafe(ref g, (nuint)i));
            Vector512<double> first = Vector512.LoadUnsafe(ref s, (nuint)i);
            Vector512<double> second = Vector512.LoadUnsafe(ref s, (nuint)(i + 8));
            (first + (weight * (squares ? lower * lower : lower))).StoreUnsafe(ref s, (nuint)i);
            (second + (weight * (squares ? upper * upper : upper))).StoreUnsafe(ref s, (nuint)(i + 8));
        }

        for (; i < gradients.Length; i++)
        {
            double gradient = gradients[i];
            sums[i] += weight * (squares ? gradient * gradient : gradient);
        }
    }
}
