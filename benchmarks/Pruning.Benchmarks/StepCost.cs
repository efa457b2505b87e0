using System.Collections.Generic;
using Pruning.Reporting;

namespace Pruning.Benchmarks;

/// <summary>What the work of a case costs.</summary>
internal static class StepCost
{
    /// <summary>
    /// Floating point operations: twice the multiply-adds of dense and convolutional layers with the weights that are
    /// kept; 0 where there are none.
    /// </summary>
    /// <remarks>
    /// A training step multiplies with each weight once forward, once for its gradient and, but for the first layer,
    /// once for the gradient of its input.
    /// </remarks>
    /// <param name="network">The network, pruned as it is.</param>
    /// <param name="work">What is done.</param>
    /// <param name="samples">For how many samples.</param>
    public static double Flops(Network network, Work work, int samples)
    {
        IReadOnlyList<LayerReport> layers = network.Report().Layers;
        double multiplyAdds = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            int passes = work switch
            {
                Work.Train => i == 0 ? 2 : 3,
                Work.Infer => 1,
                _ => 0,
            };
            multiplyAdds += (double)layers[i].KeptMultiplyAdds * passes;
        }

        return 2 * multiplyAdds * samples;
    }
}
