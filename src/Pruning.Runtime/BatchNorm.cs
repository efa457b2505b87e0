using System;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning;

/// <summary>
/// The batch normalisation behind a layer, channel by channel: y = scale · (x - mean) / sqrt(variance + epsilon) +
/// shift (Ioffe and Szegedy 2015). Its numbers live in the network's arena; spans see every change.
/// </summary>
public sealed class BatchNorm
{
    private readonly Arena _arena;
    private readonly NetworkPlan _network;
    private readonly NormPlan _plan;

    internal BatchNorm(Arena arena, NetworkPlan network, NormPlan plan)
    {
        _arena = arena;
        _network = network;
        _plan = plan;
    }

    /// <summary>Number of channels, C.</summary>
    public int Channels => _plan.Channels;

    /// <summary>The learned scale [C]; 1 at first.</summary>
    public Span<float> Scale => Parameter(_plan.Scale);

    /// <summary>The learned shift [C]; 0 at first.</summary>
    public Span<float> Shift => Parameter(_plan.Shift);

    /// <summary>The running mean [C] that inference uses; 0 at first.</summary>
    public Span<float> Mean => Parameter(_plan.Mean);

    /// <summary>The running variance [C] that inference uses, not negative; 1 at first.</summary>
    public Span<float> Variance => Parameter(_plan.Variance);

    /// <summary>
    /// ∂L/∂scale [C] of the batch that <see cref="Network.ComputeGradients"/> saw last. Valid until the next training
    /// step or removal, which use the memory.
    /// </summary>
    public ReadOnlySpan<float> ScaleGradients => Parameter(_network.Arena.Gradients + _plan.Scale);

    /// <summary>∂L/∂shift [C] of the same batch, valid as long.</summary>
    public ReadOnlySpan<float> ShiftGradients => Parameter(_network.Arena.Gradients + _plan.Shift);

    private Span<float> Parameter(int place) => _arena.Slice(place, _plan.Channels);
}
