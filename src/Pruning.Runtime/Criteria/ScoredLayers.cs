using System;
using System.Linq;
using Pruning.Analysis;
using Pruning.Execution;
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
/// <param name="group">Which layers, by their places among all with weights.</param>
/// <param name="calibration">The samples that the criterion looks at; null where it looks at none.</param>
/// <param name="surgeons">What makes weights make up for removed ones.</param>
internal sealed class ScoredLayers(
    NetworkPlan plan, Arena arena, PruningGroupPlan group, Calibration? calibration, Surgeons surgeons)
{
    private Compensation? _compensation;

    /// <summary>Number of layers.</summary>
    public int Count => group.Layers.Length;

    /// <summary>Sorts the weights of a layer. Here and not in the criterion, which all networks of a class
    /// share.</summary>
    public AscendingOrder Ascending =>
        field ??= new AscendingOrder(group.Layers.Max(index => plan.Layers[index].Count));

    /// <summary>Decides what is drawn at random.</summary>
    public ulong Seed { get; set; }

    /// <summary>The round of the removal, from 1; 0 outside of a schedule.</summary>
    public int Round { get; set; }

    /// <summary>The place of the policy among those of its layers, from 0.</summary>
    public int Order => group.Order;

    /// <summary>How many of how many consecutive weights are kept, where there is such a pattern.</summary>
    public (int Kept, int Of)? Pattern =>
        group.Granularity == Granularity.NofM ? (group.N, group.M) : null;

    /// <summary>How many members of all layers are to be removed, earlier removals included.</summary>
    public int Target { get; set; }

    /// <summary>Runs passes; null before the first removal.</summary>
    public Executor? Executor { get; set; }

    /// <summary>Takes the samples of the criterion through the network, where the plan has a graph for it.</summary>
    public Analyst Analyst
    {
        get
        {
            Analyst analyst = Executor?.Analyst ?? throw new InvalidOperationException($"{plan.Name} has no graph.");
            calibration?.ShowTo(analyst);
            return analyst;
        }
    }

    /// <summary>What makes weights make up for removed ones.</summary>
    public Surgeons Surgeons => surgeons;

    /// <summary>What they become.</summary>
    public Compensation Compensation => _compensation ??= new Compensation(this);

    /// <summary>The place of a layer among all with weights.</summary>
    public int IndexOf(int layer) => group.Layers[layer];

    /// <summary>Its name.</summary>
    public string NameOf(int layer) => PlanOf(layer).Name;

    /// <summary>Its weights, [outputs, inputs of each].</summary>
    public Span<float> WeightsOf(int layer) => arena.Slice(PlanOf(layer).Weights, PlanOf(layer).Count);

    /// <summary>Its mask, 1 = kept.</summary>
    public Span<uint> MaskOf(int layer) => arena.MaskOf(plan, PlanOf(layer));

    /// <summary>Where its scores go, one for each weight.</summary>
    public Span<float> ScoresOf(int layer) =>
        arena.Slice(plan.Arena.Gradients + PlanOf(layer).Weights, PlanOf(layer).Count);

    /// <summary>The scores of all weights of the network.</summary>
    public Span<float> Scores => arena.Slice(plan.Arena.Gradients, plan.Arena.ParameterLength);

    /// <summary>The gradient of the mean loss of the samples by its weights.</summary>
    public ReadOnlySpan<double> GradientsOf(int layer) => calibration!.GradientsOf(PlanOf(layer));

    /// <summary>The norms of what layers read, over the samples.</summary>
    public InputNorms InputNorms => calibration!.InputNorms;

    /// <summary>The outputs of a layer: its neurons or filters.</summary>
    public int OutputsOf(int layer) => PlanOf(layer).Outputs;

    /// <summary>The blocks of a layer that are removed as a whole: single weights, neurons or filters.</summary>
    public BlockGrid GridOf(int layer) => group.GridOf(PlanOf(layer));

    /// <summary>The scales of the batch normalisation behind a layer.</summary>
    public ReadOnlySpan<float> NormScalesOf(int layer) =>
        arena.Slice(PlanOf(layer).BatchNorm!.Scale, PlanOf(layer).Outputs);

    /// <summary>The operator of a layer.</summary>
    public WeightedOperator OperatorOf(int layer) => Analyst.Graph.Weighted[group.Layers[layer]];

    /// <summary>Forgets the weights that make up for removed ones.</summary>
    public void ForgetCompensation() => _compensation?.Forget();

    /// <summary>Gives the network the weights that make up for removed ones, where some were found.</summary>
    public void WriteCompensation() => _compensation?.Write();

    private LayerPlan PlanOf(int layer) => plan.Layers[group.Layers[layer]];
}
