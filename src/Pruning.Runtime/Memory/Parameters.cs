using System;
using Pruning.Plans;
using Pruning.Randomness;
using Pruning.Training;
using Pruning.Updates;

namespace Pruning.Memory;

/// <summary>What happens to the parameters of a network as a whole.</summary>
internal static class Parameters
{
    /// <summary>
    /// Draws the weights. Scales and variances become 1, biases what the plan says; shifts and means stay 0.
    /// </summary>
    public static void Initialize(NetworkPlan plan, Arena arena, ulong seed)
    {
        DrawWeights(plan, arena, seed, round: 0);
        for (int i = 0; i < plan.Layers.Length; i++)
        {
            LayerPlan layer = plan.Layers[i];
            if (layer.InitialBias != 0)
            {
                arena.Slice(layer.Bias, layer.Outputs).Fill(layer.InitialBias);
            }

            if (layer.Learned is { } learned)
            {
                var random = new RandomStream(seed, RandomStreams.Mask(i));
                LearnedParameters.Fill(arena.Slice(learned.Place, learned.Count), learned, ref random);
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
    /// Returns all parameters and running statistics to the noted values, or leaves them or draws weights anew, as
    /// declared; the optimiser forgets what it knew. Masks are still to be applied.
    /// </summary>
    /// <param name="plan">The network.</param>
    /// <param name="arena">Its memory.</param>
    /// <param name="seed">Decides, with the round, what is drawn.</param>
    /// <param name="round">The round, from 1.</param>
    public static void Rewind(NetworkPlan plan, Arena arena, ulong seed, int round)
    {
        if (!plan.Pruning.KeepsValues)
        {
            Span<float> noted = arena.Slice(plan.Arena.Initial, plan.Arena.ParameterLength);
            noted.CopyTo(arena.Slice(0, plan.Arena.ParameterLength));
        }

        if (plan.Pruning.Rewind == Pruning.Rewind.Random)
        {
            DrawWeights(plan, arena, seed, round);
        }

        ClearMoments(plan, arena);
    }

    private static void DrawWeights(NetworkPlan plan, Arena arena, ulong seed, int round)
    {
        for (int i = 0; i < plan.Layers.Length; i++)
        {
            LayerPlan layer = plan.Layers[i];
            Span<float> weights = arena.Slice(layer.Weights, layer.Count);
            ulong stream = RandomStreams.Weights(i, round);
            if (layer.Deviation > 0)
            {
                WeightInitializer.Normal(weights, layer.Deviation, seed, stream);
            }
            else
            {
                WeightInitializer.Fill(weights, layer.Initializer, layer.Inputs, layer.FanOut, seed, stream);
            }
        }
    }
}
