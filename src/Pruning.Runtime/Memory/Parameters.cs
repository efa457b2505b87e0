using System;
using Pruning.Plans;
using Pruning.Randomness;
using Pruning.Training;

namespace Pruning.Memory;

/// <summary>What happens to the parameters of a network as a whole.</summary>
internal static class Parameters
{
    /// <summary>
    /// Draws the weights. Scales and variances become 1, biases what the plan says; shifts and means stay 0.
    /// </summary>
    public static void Initialize(NetworkPlan plan, Arena arena, ulong seed)
    {
        for (int i = 0; i < plan.Layers.Length; i++)
        {
            LayerPlan layer = plan.Layers[i];
            Span<float> weights = arena.Slice(layer.Weights, layer.Count);
            ulong stream = RandomStreams.Weights(i);
            if (layer.Deviation > 0)
            {
                WeightInitializer.Normal(weights, layer.Deviation, seed, stream);
            }
            else
            {
                WeightInitializer.Fill(weights, layer.Initializer, layer.Inputs, layer.FanOut, seed, stream);
            }

            if (layer.InitialBias != 0)
            {
                arena.Slice(layer.Bias, layer.Outputs).Fill(layer.InitialBias);
            }
        }

        foreach (TensorPlan tensor in plan.Tensors)
        {
            if (tensor.Kind is TensorKind.Scale or TensorKind.Variance)
            {
                arena.Slice(tensor.Place, tensor.Count).Fill(1);
            }
        }
    }

    public static void ClearMoments(NetworkPlan plan, Arena arena)
    {
        foreach (int moment in plan.Arena.Moments)
        {
            arena.Slice(moment, plan.Arena.ParameterLength).Clear();
        }
    }

    /// <summary>Notes the values that a later rewinding returns to.</summary>
    public static void Remember(NetworkPlan plan, Arena arena)
    {
        if (plan.Arena.Initial >= 0)
        {
            Span<float> now = arena.Slice(0, plan.Arena.ParameterLength);
            now.CopyTo(arena.Slice(plan.Arena.Initial, plan.Arena.ParameterLength));
        }
    }

    /// <summary>
    /// Returns all parameters and running statistics to the noted values; the optimiser forgets what it knew of the
    /// others.
    /// </summary>
    public static void Rewind(NetworkPlan plan, Arena arena)
    {
        Span<float> initial = arena.Slice(plan.Arena.Initial, plan.Arena.ParameterLength);
        initial.CopyTo(arena.Slice(0, plan.Arena.ParameterLength));
        ClearMoments(plan, arena);
    }
}
