using Pruning.Plans;

namespace Pruning;

/// <summary>A fully connected layer: y = x Wᵀ + b, with W of shape [K, C].</summary>
public sealed class Dense : Layer
{
    internal Dense(NetworkMemory memory, NetworkPlan network, LayerPlan plan)
        : base(memory, network, plan)
    {
    }

    /// <summary>Number of outputs, K.</summary>
    public int Units => Plan.Outputs;

    /// <summary>Number of inputs, C.</summary>
    public int Inputs => Plan.Inputs;
}
