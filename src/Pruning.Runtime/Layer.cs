using System;
using System.Collections.Generic;
using Pruning.Masks;
using Pruning.Plans;

namespace Pruning;

/// <summary>
/// A layer of a network with weights: <see cref="Dense"/> or <see cref="Conv2D"/>. Its numbers live in the network's
/// arena; spans see every change.
/// </summary>
public abstract class Layer
{
    private readonly NetworkMemory _memory;
    private readonly NetworkPlan _network;

    private protected Layer(NetworkMemory memory, NetworkPlan network, LayerPlan plan)
    {
        _memory = memory;
        _network = network;
        Plan = plan;
        WeightShape = Array.AsReadOnly(plan.Shape);
        BatchNorm = plan.BatchNorm is null ? null : new BatchNorm(memory.Arena, network, plan.BatchNorm);
    }

    /// <summary>
    /// Name of the property; a projection in the shortcut of a sum, which has none, is called <c>Sum_Projection</c>.
    /// </summary>
    public string Name => Plan.Name;

    /// <summary>Whether weights of this layer may be removed: a policy holds for it, and it has no [Keep]; or a policy
    /// removes channels that it reads.</summary>
    public bool IsPrunable => Plan.Mask >= 0;

    /// <summary>Shape of W, the outputs first: [K, C], or [K, C / groups, R, R] of a convolution.</summary>
    public IReadOnlyList<int> WeightShape { get; }

    /// <summary>W, row by row: the last index of its shape moves fastest. Removed weights are zero and must stay so.
    /// Where removed weights are not visited, a step keeps the others elsewhere: take the span anew behind
    /// it.</summary>
    public Span<float> Weights => _memory.Whole.Slice(Plan.Weights, Plan.Count);

    /// <summary>b [K]; empty for a layer without bias.</summary>
    public Span<float> Bias => Plan.Bias < 0 ? [] : _memory.Arena.Slice(Plan.Bias, Plan.Outputs);

    /// <summary>Which weights are kept.</summary>
    public Mask Mask => new(_memory.Arena, IsPrunable ? _network.Arena.Masks + Plan.Mask : -1, Plan.Count);

    /// <summary>The batch normalisation behind this layer, or null.</summary>
    public BatchNorm? BatchNorm { get; }

    /// <summary>
    /// ∂L/∂W, laid out as <see cref="Weights"/>, of the batch that <see cref="Network.ComputeGradients"/> saw last,
    /// removed weights included. Valid until the next training step or removal, which use the memory.
    /// </summary>
    public ReadOnlySpan<float> WeightGradients =>
        _memory.Arena.Slice(_network.Arena.Gradients + Plan.Weights, Plan.Count);

    /// <summary>∂L/∂b [K] of the same batch, valid as long; empty for a layer without bias.</summary>
    public ReadOnlySpan<float> BiasGradients =>
        Plan.Bias < 0 ? [] : _memory.Arena.Slice(_network.Arena.Gradients + Plan.Bias, Plan.Outputs);

    /// <summary>The bits of <see cref="Mask"/>, to change them; empty for a layer that is not prunable.</summary>
    internal Span<uint> MaskWords
    {
        get
        {
            _memory.Patterns.Invalidate();
            return IsPrunable ? _memory.Arena.MaskOf(_network, Plan) : [];
        }
    }

    private protected LayerPlan Plan { get; }
}
