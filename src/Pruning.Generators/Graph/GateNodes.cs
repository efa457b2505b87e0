using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Graph;

/// <summary>
/// The nodes of a gate. Its saliencies are those of a layer of their own, Conv2_Gate for Conv2, and stand before the
/// layer itself: Conv2_Gate.GlobalAveragePool, Conv2_Gate, Conv2_Gate.Relu; the choice is Conv2.Gate.
/// </summary>
internal static class GateNodes
{
    // As the authors begin: every output is as salient as any other, but for a little noise.
    private const double Deviation = 0.05;
    private const double Bias = 1;

    /// <summary>The gate of a layer; null where it has none.</summary>
    public static GateDeclaration? Of(LayerDeclaration layer) =>
        layer.Gate is { IsOpen: false } gate && GateRules.OutputsOf(layer) is not null ? gate : null;

    /// <summary>s = ReLU(W p + b) of what the layer reads; the last node defines it.</summary>
    public static IEnumerable<Node> Saliencies(LayerDeclaration layer, string input)
    {
        string name = GateRules.NameOf(layer.Name);
        string means = name + "." + nameof(GlobalAveragePool);
        yield return new ChannelMeans(means, [input]);
        yield return new Dense(name, [means], GateRules.OutputsOf(layer)!.Value, Bias: true, Initializer.HeNormal)
        {
            Deviation = Deviation,
            InitialBias = Bias,
        };
        yield return new Relu(SaliencyOf(layer), [name]);
    }

    /// <summary>The choice among what the layer gives.</summary>
    public static Gate Choice(LayerDeclaration layer, GateDeclaration gate, string value)
    {
        EquatableArray<string> reads = [value, SaliencyOf(layer)];
        int winners = gate.Winners(GateRules.OutputsOf(layer)!.Value);
        return new Gate(layer.Name + "." + nameof(Gate), reads, winners, gate.Strength);
    }

    private static string SaliencyOf(LayerDeclaration layer) => GateRules.NameOf(layer.Name) + "." + nameof(Relu);
}
