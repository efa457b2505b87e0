using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>The names of what belongs to a value of the graph, and of the buffers that hold it.</summary>
internal static class ValueNames
{
    /// <summary>The gradient of a value.</summary>
    public static string Gradient(string value) => "Gradient " + value;

    /// <summary>What dropout or a gate multiplied a value by.</summary>
    public static string Multiplier(string value) => "Multiplier " + value;

    /// <summary>The list of those that a gate lets pass.</summary>
    public static string Winners(string value) => "Winners " + value;

    /// <summary>The part of a value's gradient that one of several readers hands back.</summary>
    public static string Part(string value, int number) => "Part" + Literal.Of(number) + " " + value;

    /// <summary>The input of a convolution with zeros around it.</summary>
    public static string Frame(string layer) => "Frame " + layer;

    /// <summary>The same once more, in the backward pass.</summary>
    public static string BackFrame(string layer) => "BackFrame " + layer;

    /// <summary>The gradient of its outputs with zeros around it.</summary>
    public static string GradientFrame(string layer) => "GradientFrame " + layer;

    /// <summary>The sums of a layer's weight gradient, lane by lane.</summary>
    public static string Sums(string layer) => "Sums " + layer;

    /// <summary>
    /// The constant of a value: kind, operator, underscore, layer. Kinds and operators have no underscore, so two
    /// values never share a constant, whatever the layers are called: "Value_Hidden", "Relu_Hidden",
    /// "GradientRelu_Hidden".
    /// </summary>
    public static string Buffer(string value)
    {
        int space = value.IndexOf(' ');
        string kind = space < 0 ? "" : value.Substring(0, space);
        value = value.Substring(space + 1);
        int dot = value.IndexOf('.');
        kind += dot < 0 ? "" : value.Substring(dot + 1);
        return (kind.Length == 0 ? "Value" : kind) + "_" + (dot < 0 ? value : value.Substring(0, dot));
    }
}
