using System;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning;

/// <summary>
/// A fully connected layer of a network: y = x Wᵀ + b. Its numbers live in the network's arena; spans see every change.
/// </summary>
public sealed class Dense
{
    private readonly Arena _arena;
    private readonly NetworkPlan _network;
    private readonly LayerPlan _plan;

    internal Dense(Arena arena, NetworkPlan network, LayerPlan plan)
    {
        _arena = arena;
        _network = network;
        _plan = plan;
    }

    /// <summary>Name of the property.</summary>
    public string Name => _plan.Name;

    /// <summary>Number of outputs, K.</summary>
    public int Units => _plan.Units;

    /// <summary>Number of inputs, C.</summary>
    public int Inputs => _plan.Inputs;

    /// <summary>Whether weights of this layer may be removed: a policy holds for it, and it has no [Keep].</summary>
    public bool IsPrunable => _plan.Mask >= 0;

    /// <summary>W [K, C], row by row. Removed weights are zero and must stay so.</summary>
    public Span<float> Weights => _arena.Slice(_plan.Weights, _plan.Count);

    /// <summary>b [K]; empty for a layer without bias.</summary>
    public Span<float> Bias => _plan.Bias < 0 ? [] : _arena.Slice(_plan.Bias, _plan.Units);

    /// <summary>Which weights are kept.</summary>
    public Mask Mask => new(_arena, IsPrunable ? _network.Arena.Masks + _plan.Mask : -1, _plan.Count);

    /// <summary>
    /// ∂L/∂W [K, C] of the batch that <see cref="Network.ComputeGradients"/> saw last, removed weights included. Valid
    /// until the next training step or removal, which use the memory.
    /// </summary>
    public ReadOnlySpan<float> WeightGradients => _arena.Slice(_network.Arena.Gradients + _plan.Weights, _plan.Count);

    /// <summary>∂L/∂b [K] of the same batch, valid as long; empty for a layer without bias.</summary>
    public ReadOnlySpan<float> BiasGradients =>
        _plan.Bias < 0 ? [] : _arena.Slice(_network.Arena.Gradients + _plan.Bias, _plan.Units);
}
