using System;
using System.Linq;
using System.Numerics.Tensors;
using Pruning.Analysis;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Criteria;

/// <summary>
/// What a criterion sees of the layers whose weights are compared with each other. Scores are written over the
/// gradients, which no step reads.
/// </summary>
/// <param name="plan">The plan of the network.</param>
/// <param name="arena">Its memory.</param>
/// <param name="layers">The layers, by their places among all with weights.</param>
/// <param name="calibration">The samples that the criterion looks at; null where it looks at none.</param>
internal sealed class ScoredLayers(NetworkPlan plan, Arena arena, int[] layers, Calibration? calibration)
{
    /// <summary>Number of layers.</summary>
    public int Count => layers.Length;

    /// <summary>Sorts the weights of a layer. Here and not in the criterion, which all networks of a class
    /// share.</summary>
    public AscendingOrder Ascending => field ??= new AscendingOrder(layers.Max(index => plan.Layers[index].Count));

    /// <summary>Decides what is drawn at random.</summary>
    public ulong Seed { get; set; }

    /// <summary>The round of the removal, from 1; 0 outside of a schedule.</summary>
    public int Round { get; set; }

    /// <summary>Takes samples through the network; null where the plan has no graph for it.</summary>
    public Analyst? Analyst { get; set; }

    /// <summary>The place of a layer among all with weights.</summary>
    public int IndexOf(int layer) => layers[layer];

    /// <summary>Its name.</summary>
    public string NameOf(int layer) => PlanOf(layer).Name;

    /// <summary>Its weights, [outputs, inputs of each].</summary>
    public ReadOnlySpan<float> WeightsOf(int layer) => arena.Slice(PlanOf(layer).Weights, PlanOf(layer).Count);

    /// <summary>Its mask, 1 = kept.</summary>
    public ReadOnlySpan<uint> MaskOf(int layer) =>
        arena.Words(plan.Arena.Masks + PlanOf(layer).Mask, MaskBits.WordsFor(PlanOf(layer).Count));

    /// <summary>Where its scores go, one for each weight.</summary>
    public Span<float> ScoresOf(int layer) =>
        arena.Slice(plan.Arena.Gradients + PlanOf(layer).Weights, PlanOf(layer).Count);

    /// <summary>The gradient of the mean loss of the samples by its weights.</summary>
    public ReadOnlySpan<double> GradientsOf(int layer) => calibration!.GradientsOf(PlanOf(layer));

    /// <summary>Adds something up over the samples for each weight of all layers; see <see cref="SumsOf"/>.</summary>
    public void Collect(WeightSum sum)
    {
        if (!IsThere(Analyst!.Sums, (int)sum))
        {
            Analyst.Sums.Collect(Analyst, sum);
        }
    }

    /// <summary>The product of the Hessian with the gradient, for each weight of all layers.</summary>
    public void CollectHessianGradient()
    {
        if (!IsThere(Analyst!.Sums, (int)WeightSum.HessianProduct))
        {
            Analyst.Sums.CollectHessianGradient(Analyst);
        }
    }

    /// <summary>What was added up last for the weights of a layer.</summary>
    public ReadOnlySpan<double> SumsOf(int layer) => Analyst!.Sums.Of(layers[layer]);

    /// <summary>The derivative of the sum of all paths by each |w|, of the weights that are kept now; see
    /// <see cref="SumsOf"/>.</summary>
    /// <returns>The sum of |w| times it over these layers.</returns>
    public double CollectPaths()
    {
        Analyst!.Paths.Take();
        Analyst.Sums.CollectOfOnes(Analyst);
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += TensorPrimitives.Dot<double>(PathWeightsOf(i), SumsOf(i));
        }

        return sum;
    }

    /// <summary>|w| of a layer, 0 where it is removed.</summary>
    public ReadOnlySpan<double> PathWeightsOf(int layer) => Analyst!.Paths.WeightsOf(layers[layer]);

    /// <summary>Adds the squares of what weights are multiplied by up over the samples.</summary>
    public void CollectInputSquares()
    {
        if (!IsThere(Analyst!.InputSquares, 0))
        {
            Analyst.InputSquares.Collect(Analyst);
        }
    }

    /// <summary>The sums of the squares of what the weights of an output are multiplied by.</summary>
    public ReadOnlySpan<double> InputSquaresOf(int layer, int output) =>
        Analyst!.InputSquares.Of(layers[layer], output);

    /// <summary>Adds something up over the samples for each neuron or channel; see <see cref="UnitSumsOf"/>.</summary>
    public void CollectUnits(UnitSum sum)
    {
        if (!IsThere(Analyst!.UnitSums, (int)sum))
        {
            Analyst.UnitSums.Collect(Analyst, sum);
        }
    }

    /// <summary>What was added up for the neurons or channels of a layer.</summary>
    public ReadOnlySpan<double> UnitSumsOf(int layer) => Analyst!.UnitSums.Of(layers[layer]);

    /// <summary>What each neuron or channel tells of the label.</summary>
    public UnitInformation CollectUnitInformation()
    {
        if (!IsThere(Analyst!.UnitInformation, 0))
        {
            Analyst.UnitInformation.Collect(Analyst);
        }

        return Analyst.UnitInformation;
    }

    /// <summary>The outputs of a layer: its neurons or filters.</summary>
    public int OutputsOf(int layer) => PlanOf(layer).Outputs;

    /// <summary>The scales of the batch normalisation behind a layer.</summary>
    public ReadOnlySpan<float> NormScalesOf(int layer) =>
        arena.Slice(PlanOf(layer).BatchNorm!.Scale, PlanOf(layer).Outputs);

    private bool IsThere(ITapeReader reader, int what)
    {
        calibration!.ShowTo(Analyst!);
        return Analyst!.Holds(reader, calibration, what);
    }

    private LayerPlan PlanOf(int layer) => plan.Layers[layers[layer]];
}
