using System;
using Pruning.Plans;

namespace Pruning;

/// <summary>The layers and joins of one network.</summary>
internal sealed class LayerSet
{
    private readonly string _network;

    public LayerSet(NetworkPlan plan, NetworkMemory memory)
    {
        _network = plan.Name;
        Layers = Array.ConvertAll<LayerPlan, Layer>(plan.Layers, layer => layer.Convolution is null
            ? new Dense(memory, plan, layer)
            : new Conv2D(memory, plan, layer, layer.Convolution));
        Joins = Array.ConvertAll(plan.Joins, join => new Join(memory.Arena, plan, join));
    }

    /// <summary>The layers with weights, in the order of the plan.</summary>
    public Layer[] Layers { get; }

    /// <summary>The sums and concatenations, in the order of the plan.</summary>
    public Join[] Joins { get; }

    /// <summary>The layer or join of that name and type.</summary>
    public TLayer Find<TLayer>(string name)
        where TLayer : class
    {
        object? found = Array.Find(Layers, layer => layer.Name == name);
        found ??= Array.Find(Joins, join => join.Name == name);
        return found as TLayer ?? throw new ArgumentException(
            found is null
                ? $"{_network} has no layer '{name}'."
                : $"Layer '{name}' of {_network} is a {found.GetType().Name}, not a {typeof(TLayer).Name}.",
            nameof(name));
    }
}
