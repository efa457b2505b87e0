using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>
/// Comes in: a declaration whose [Learn] attributes are well-formed, and its shaped graph. Goes out: which layers learn
/// which mask, with the values of the papers where nothing is said. Afterwards no layer both learns a mask and loses
/// weights by a schedule.
/// </summary>
internal static class LearnedMaskPlanner
{
    private const double LayerThresholdDefault = 1e-3;
    private const double NeuronStrengthDefault = 5e-4;
    private const double GateStrengthDefault = 2e-6;
    private const double DropRateOfSamples = 0.2;
    private const double DropRateDefault = 0.5;

    /// <summary>
    /// The mask that a layer learns, or null. The nearest attribute decides: its own, else that of the class, unless
    /// the layer has a policy of its own. A policy by movement is what a learned movement reads.
    /// </summary>
    public static LearnDeclaration? MaskOf(NetworkDeclaration network, LayerDeclaration owner) => owner switch
    {
        { Keep: true } => null,
        { Learn: { } own } => own,
        { Prune.Count: > 0 } when network.Learn is not { Mask: LearnedMask.Movement }
            || owner.Prune[0].Criterion != Criterion.Movement => null,
        _ => network.Learn,
    };

    /// <summary>The policies that a layer is pruned by, learned or not, in their order.</summary>
    public static EquatableArray<PruneDeclaration> PoliciesOf(NetworkDeclaration network, LayerDeclaration owner)
    {
        bool none = owner.Keep || MaskOf(network, owner) is { Mask: not LearnedMask.Movement };
        return none ? [] : owner.Prune.Count > 0 ? owner.Prune : network.Prune;
    }

    /// <summary>The layers that learn a mask, in the order of the graph.</summary>
    public static IEnumerable<LearnedLayer> Plan(NetworkDeclaration network, ShapedGraph shaped)
    {
        foreach (Weighted layer in shaped.Graph.Nodes.OfType<Weighted>())
        {
            if (MaskOf(network, LayerOwner.Of(network, layer.Name)) is { } learn)
            {
                yield return new LearnedLayer(
                    layer.Name,
                    learn.Mask,
                    ParametersOf(learn.Mask, layer, shaped),
                    StrengthOf(learn, network.Train),
                    InitialOf(learn, layer),
                    learn.LearningRateFactor);
            }
        }
    }

    /// <summary>What is wrong with them that only the whole network shows.</summary>
    public static IEnumerable<Fault> Check(NetworkDeclaration network, ShapedGraph shaped)
    {
        LayerDeclaration[] owners =
            [.. shaped.Graph.Nodes.OfType<Weighted>().Select(layer => LayerOwner.Of(network, layer.Name)).Distinct()];
        if (network.Learn is not null && owners.All(owner => MaskOf(network, owner) is null || owner.Learn is not null))
        {
            yield return new Fault(FaultId.MaskWithoutLayers, "", [network.Name]);
        }

        foreach (LayerDeclaration owner in owners)
        {
            if (MaskOf(network, owner) is not { } learn)
            {
                continue;
            }

            string place = owner.Learn is null ? "" : owner.Name;
            string name = owner.Learn is null ? network.Name : owner.Name;
            if (learn.Mask == LearnedMask.LayerThreshold && StrengthOf(learn, network.Train) == 0)
            {
                yield return new Fault(FaultId.ThresholdWithoutDecay, place, [name]);
            }

            if (learn.Mask == LearnedMask.Movement)
            {
                PruneDeclaration[] policies = [.. PoliciesOf(network, owner)];
                PruneDeclaration? policy = policies.FirstOrDefault();
                if (policy is not { Criterion: Criterion.Movement })
                {
                    yield return new Fault(FaultId.MovementWithoutPolicy, place, [name]);
                }
                else if (policies.Length > 1
                    && (owner.Stage.Length > 0 || place != (owner.Prune.Count > 0 ? owner.Name : "")))
                {
                    // In one place the rules of that place say so.
                    yield return new Fault(
                        FaultId.PruneAndLearn, place, [name, policies[1].Criterion.ToString(), learn.Mask.ToString()]);
                }
                else if (policy.Granularity != Granularity.Weight || policy.Scope is not (Scope.Local or Scope.Global))
                {
                    string where = owner.Prune.Count > 0 ? owner.Name : "";
                    string what = where.Length > 0 ? where : network.Name;
                    yield return new Fault(
                        FaultId.MovementOfOtherMembers,
                        where,
                        [what, policy.Granularity.ToString(), policy.Scope.ToString()]);
                }
            }
        }
    }

    private static int ParametersOf(LearnedMask mask, Weighted layer, ShapedGraph shaped) => mask switch
    {
        LearnedMask.LayerThreshold => 1,
        LearnedMask.NeuronThreshold => layer.Outputs,
        LearnedMask.HardConcrete => layer is Dense ? shaped.InputsOf(layer) : layer.Outputs,
        _ => shaped.WeightsOf(layer),
    };

    private static double StrengthOf(LearnDeclaration learn, TrainDeclaration train) => learn.Mask switch
    {
        LearnedMask.Movement => 0,
        _ when learn.Has(GivenLearnValues.Strength) => learn.Strength,
        LearnedMask.LayerThreshold => train.WeightDecay,
        LearnedMask.NeuronThreshold => NeuronStrengthDefault,
        _ => GateStrengthDefault,
    };

    private static double InitialOf(LearnDeclaration learn, Weighted layer) => learn.Mask switch
    {
        LearnedMask.LayerThreshold =>
            learn.Has(GivenLearnValues.InitialThreshold) ? learn.InitialThreshold : LayerThresholdDefault,
        LearnedMask.NeuronThreshold => learn.InitialThreshold,
        LearnedMask.HardConcrete when learn.Has(GivenLearnValues.DropRate) => learn.DropRate,
        LearnedMask.HardConcrete =>
            layer is Dense && layer.Inputs[0] == GraphNames.Samples ? DropRateOfSamples : DropRateDefault,
        _ => 0,
    };
}
