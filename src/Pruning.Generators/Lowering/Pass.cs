using System;
using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Lowering;

/// <summary>
/// A pass over the tiles under construction: its calls, the workspace that they use, and where each value of the graph
/// stands.
/// </summary>
/// <param name="name">The class of the offset constants: "Training" or "Inference".</param>
/// <param name="groups">The tile groups of the network.</param>
internal sealed class Pass(string name, TileGroups groups)
{
    private const string GradientPrefix = "gradient.";
    private const string MultiplierPrefix = "multiplier.";

    private readonly List<KernelCall> _calls = [];
    private readonly Dictionary<string, string> _aliases = [];

    public Workspace Workspace { get; } = new();

    public int CallCount => _calls.Count;

    /// <summary>The floats between two groups of a value.</summary>
    public string StrideOf(string value) =>
        Resolve(value) == GraphNames.Samples ? "Buffers.SamplesStride" : name + ".Stride";

    public Operand Stride(string value) => Operand.Scalar(StrideOf(value));

    /// <summary>The place of a value that exists; the present call reads or changes it.</summary>
    public Operand Read(string value)
    {
        value = Resolve(value);
        if (value == GraphNames.Samples)
        {
            return Operand.Buffer("Buffers.Samples");
        }

        Workspace.Touch(BufferName(value));
        return Operand.Buffer(name + "." + BufferName(value));
    }

    /// <summary>The place of a value that the present call makes.</summary>
    public Operand Write(string value, int size)
    {
        string shape = "[" + groups.TilesPerGroup + ", " + size + ", 16]";
        Workspace.Define(BufferName(value), shape, size * groups.SamplesPerGroup);
        return Operand.Buffer(name + "." + BufferName(value));
    }

    /// <summary>Adds the call; the next operands belong to the one after it.</summary>
    public void Call(string kernel, string comment, params Operand[] operands)
    {
        _calls.Add(new KernelCall(kernel, operands.ToEquatableArray(), comment));
        Workspace.Clock++;
    }

    public EquatableArray<KernelCall> Calls(int first, int count) => _calls.GetRange(first, count).ToEquatableArray();

    /// <summary>Gives a value the place of another one that it equals.</summary>
    public void Alias(string value, string place) => _aliases[value] = Resolve(place);

    /// <summary>
    /// The constant of a value: kind, operator, underscore, layer. Kinds and operators have no underscore, so two
    /// values never share a constant, whatever the layers are called: "Value_Hidden", "Relu_Hidden",
    /// "GradientRelu_Hidden".
    /// </summary>
    public static string BufferName(string value)
    {
        string kind = "";
        if (value.StartsWith(GradientPrefix, StringComparison.Ordinal))
        {
            kind = "Gradient";
            value = value.Substring(GradientPrefix.Length);
        }
        else if (value.StartsWith(MultiplierPrefix, StringComparison.Ordinal))
        {
            kind = "Multiplier";
            value = value.Substring(MultiplierPrefix.Length);
        }

        int dot = value.IndexOf('.');
        kind += dot < 0 ? "" : value.Substring(dot + 1);
        return (kind.Length == 0 ? "Value" : kind) + "_" + (dot < 0 ? value : value.Substring(0, dot));
    }

    public static string GradientOf(string value) => GradientPrefix + value;

    public static string MultiplierOf(string value) => MultiplierPrefix + value;

    private string Resolve(string value) => _aliases.TryGetValue(value, out string? place) ? place : value;
}
