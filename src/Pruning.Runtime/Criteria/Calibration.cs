using System;
using Pruning.Analysis;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Training;

namespace Pruning.Criteria;

/// <summary>
/// The samples that some criteria look at, and what they give: the gradient of their mean loss, by the emitted passes,
/// in double and in the order of the samples, or what layers read in them; and all that an <see cref="Analyst"/> makes
/// of them.
/// </summary>
internal sealed class Calibration(NetworkPlan plan, Arena arena, DataCriterion criterion)
{
    private readonly double[] _gradients = new double[criterion.NeedsGradients ? plan.Arena.ParameterLength : 0];
    private Dataset? _data;
    private EpochOrder? _order;
    private int _samples;

    /// <summary>Whose they are.</summary>
    public string Name { get; } = criterion.Name;

    /// <summary>Those of each group of a plan; null where its criterion looks at no data. Groups whose criteria need
    /// the same share them.</summary>
    public static Calibration?[] Of(NetworkPlan plan, Arena arena)
    {
        var all = new Calibration?[plan.Pruning.Groups.Length];
        for (int i = 0; i < all.Length; i++)
        {
            if (plan.Pruning.Groups[i].Criterion is DataCriterion criterion)
            {
                all[i] = Array.Find(all, other => other is not null && other.Serves(criterion))
                    ?? new Calibration(plan, arena, criterion);
            }
        }

        return all;
    }

    /// <summary>Whether the data has as many samples as are asked for.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public void RequireSamples(Dataset data) => criterion.SamplesOf(data);

    /// <summary>The norms of what layers read.</summary>
    public InputNorms InputNorms { get; } = new(plan);

    /// <summary>The gradient by the weights of a layer.</summary>
    public ReadOnlySpan<double> GradientsOf(LayerPlan layer) => _gradients.AsSpan(layer.Weights, layer.Count);

    /// <summary>Chooses the samples, and passes over them where that is needed.</summary>
    /// <param name="executor">Runs the passes; gradients go to the place that the plan has for them.</param>
    /// <param name="data">The data.</param>
    /// <param name="seed">Decides, with the round, which samples are drawn.</param>
    /// <param name="round">The round of the removal.</param>
    /// <exception cref="InvalidOperationException">The loss of some samples is not finite.</exception>
    public void Collect(Executor executor, Dataset data, ulong seed, int round)
    {
        _samples = criterion.SamplesOf(data);
        _data = data;
        if (_order?.Count != data.Count)
        {
            _order = new EpochOrder(data.Count);
        }

        if (criterion.Shuffles)
        {
            _order.Shuffle(~seed, round);
        }

        executor.Unload();
        if (criterion.NeedsGradients || criterion.SeesInputs)
        {
            CollectByBatches(executor, data, _order);
        }
    }

    /// <summary>Lets go of the data.</summary>
    public void ForgetData() => _data = null;

    /// <summary>Shows the samples to an analyst.</summary>
    public void ShowTo(Analyst analyst) => analyst.LookAt(_data!, _order!, _samples);

    private bool Serves(DataCriterion other) =>
        criterion.NeedsGradients == other.NeedsGradients
        && criterion.SeesInputs == other.SeesInputs
        && criterion.LooksAtTheSameAs(other);

    private void CollectByBatches(Executor executor, Dataset data, EpochOrder order)
    {
        Array.Clear(_gradients);
        if (criterion.SeesInputs)
        {
            InputNorms.Clear();
        }

        try
        {
            for (int first = 0; first < _samples; first += plan.BatchSize)
            {
                int count = Math.Min(plan.BatchSize, _samples - first);
                executor.Load(new Batch(data, order.Indices.Slice(first, count)));
                if (criterion.NeedsGradients)
                {
                    executor.Step(StepKind.LookFrozen);
                    Add((double)count / _samples);
                }
                else
                {
                    InputNorms.Expect(count);
                    executor.Show(InputNorms);
                    InputNorms.Add();
                }

                executor.Clock.Report((double)(first + count) / _samples);
            }

            if (criterion.SeesInputs)
            {
                InputNorms.Finish();
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

    private void Add(double weight)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer.Mask >= 0)
            {
                ReadOnlySpan<float> gradients = arena.Slice(plan.Arena.Gradients + layer.Weights, layer.Count);
                Span<double> sums = _gradients.AsSpan(layer.Weights, layer.Count);
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] += weight * gradients[i];
                }
            }
        }
    }
}
