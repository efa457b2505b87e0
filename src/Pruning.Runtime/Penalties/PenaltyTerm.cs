using System;
using System.Collections.Generic;
using Pruning.Plans;

namespace Pruning.Penalties;

/// <summary>A penalty of a layer.</summary>
/// <param name="Index">The layer.</param>
/// <param name="Layer">Its plan.</param>
/// <param name="Norm">What is penalised.</param>
/// <param name="Stage">What a worker takes of it.</param>
/// <param name="Strength">The factor, the root of the size of a group included.</param>
/// <param name="Decay">The strength of a proximal L2 penalty of the same layer, or 0.</param>
internal sealed record PenaltyTerm(
    int Index, LayerPlan Layer, Norm Norm, PenaltyStage Stage, double Strength, double Decay)
{
    /// <summary>The penalties of a network that act by their gradients, or those that act by proximal steps: L1 before
    /// L2, elementwise ones before groups, and those before whole layers.</summary>
    public static PenaltyTerm[] Of(NetworkPlan plan, bool isProximal)
    {
        List<PenaltyTerm> terms = [];
        for (int i = 0; i < plan.Layers.Length; i++)
        {
            LayerPlan layer = plan.Layers[i];
            PenaltyPlan[] own = Array.FindAll(layer.Penalties, penalty => penalty.IsProximal == isProximal);
            double decay = Array.Find(own, penalty => penalty.Norm == Norm.L2)?.Strength ?? 0;
            Array.Sort(own, (left, right) => left.Norm.CompareTo(right.Norm));
            foreach (PenaltyPlan penalty in own)
            {
                PenaltyStage stage = StageOf(penalty);
                double strength = penalty.Strength * Math.Sqrt(GroupSize(layer, stage));
                terms.Add(new PenaltyTerm(i, layer, penalty.Norm, stage, strength, decay));
            }
        }

        return [.. terms];
    }

    private static PenaltyStage StageOf(PenaltyPlan penalty) => penalty.Norm switch
    {
        Norm.L1 or Norm.L2 => PenaltyStage.Weights,
        Norm.Group => penalty.GroupBy == GroupBy.Inputs ? PenaltyStage.Inputs : PenaltyStage.Outputs,
        Norm.LInfinity or Norm.HoyerSquare => PenaltyStage.Layers,
        _ => throw new ArgumentOutOfRangeException(nameof(penalty), penalty.Norm, "Not a norm."),
    };

    private static int GroupSize(LayerPlan layer, PenaltyStage stage) => stage switch
    {
        PenaltyStage.Outputs => layer.Inputs,
        PenaltyStage.Inputs => InputGroups.Of(layer).Size,
        _ => 1,
    };
}
