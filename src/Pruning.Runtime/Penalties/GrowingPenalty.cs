using Pruning.Execution;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Threading;

namespace Pruning.Penalties;

/// <summary>
/// Adds the gradient of λ / 2 Σw² over the weights that are chosen (GReg-1, Wang et al. 2021), shared among the
/// workers.
/// </summary>
internal sealed class GrowingPenalty(NetworkPlan plan, Arena arena, Executor executor, int[] places) : IParallelWork
{
    /// <summary>λ of the next step, and of no other: it follows from the place of the step alone.</summary>
    public float Coefficient { get; set; }

    /// <summary>Adds it to the stored gradients.</summary>
    public void Add()
    {
        if (Coefficient > 0)
        {
            executor.Run(this);
            Coefficient = 0;
        }
    }

    /// <summary>A worker's part of each layer.</summary>
    public void Execute(int phase, int worker, int workers)
    {
        for (int i = 0; i < plan.Layers.Length; i++)
        {
            LayerPlan layer = plan.Layers[i];
            if (layer.Mask < 0)
            {
                continue;
            }

            (int first, int count) = MaskShare.Of(layer.Count, worker, workers);
            if (count > 0)
            {
                PenaltyGradients.AddL2(
                    arena.Slice(places[i] + first, count),
                    arena.ChosenOf(plan, layer).Slice(first / MaskBits.WordBits, MaskBits.WordsFor(count)),
                    Coefficient,
                    arena.Slice(plan.Arena.Gradients + layer.Weights + first, count));
            }
        }
    }
}
