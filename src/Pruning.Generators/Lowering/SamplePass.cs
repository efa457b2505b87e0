using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering.Sparse;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// The pass over a single sample under construction: its calls, the workspace that they use, and where each value of
/// the graph stands. A value is laid out as it is declared, [C, H, W] without gaps.
/// </summary>
internal sealed class SamplePass(ShapedGraph shaped)
{
    /// <summary>The class of the offset constants.</summary>
    public const string Name = "Prediction";

    private readonly List<KernelCall> _calls = [];
    private readonly Dictionary<string, string> _places = [];

    public Workspace Workspace { get; } = new();

    /// <summary>When the calls from now on are made; null for always.</summary>
    public KernelCondition? Condition { get; set; }

    /// <summary>Floats before and behind a value that may be read with it.</summary>
    public int Margin { get; private set; }

    public EquatableArray<KernelCall> Calls => _calls.ToEquatableArray();

    /// <summary>Whether the value has been made.</summary>
    public bool Has(string value) => _places.ContainsKey(value);

    /// <summary>The name of the buffer of a value.</summary>
    public string PlaceOf(string value) => _places[value];

    /// <summary>The place of a value that exists; the present call reads it.</summary>
    public Operand Read(string value) => Touch(_places[value]);

    /// <summary>The same, of a kernel that reads some floats before and behind it.</summary>
    public Operand Read(string value, int margin)
    {
        Margin = Math.Max(Margin, Workspace.Align(margin));
        return Read(value);
    }

    /// <summary>The place of a value that the present call makes.</summary>
    /// <param name="value">The name of the value.</param>
    /// <param name="slack">Floats behind it that are written and mean nothing.</param>
    public Operand Write(string value, int slack = 0)
    {
        TensorShape shape = shaped.ShapeOf(value);
        _places[value] = ValueNames.Buffer(value);
        return Scratch(value, "[" + string.Join(", ", shape.Dimensions) + "]", shape.Size + slack);
    }

    /// <summary>A place that the present call fills and others read.</summary>
    public Operand Scratch(string name, string shape, int length)
    {
        Workspace.Define(ValueNames.Buffer(name), shape, length);
        return Touch(ValueNames.Buffer(name));
    }

    /// <summary>A place that another call has filled.</summary>
    public Operand Use(string name) => Touch(ValueNames.Buffer(name));

    /// <summary>Gives a value the place of another one that has the same numbers.</summary>
    public void Alias(string value, string place) => _places[value] = _places[place];

    /// <summary>Adds the call of a kernel that ends as the chain says.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="kernel">The kernel of its first operator.</param>
    /// <param name="inputs">What the kernel reads before all else.</param>
    /// <param name="kept">The runs that it goes over, if it skips anything.</param>
    public void Chain(SampleChain chain, string kernel, IEnumerable<Operand> inputs, params Operand[] kept)
    {
        List<Operand> operands = [.. inputs];
        if (chain.Nodes[0] is Weighted layer)
        {
            operands.Add(Operand.Buffer("Buffers.Weights_" + layer.Layer));
        }

        End(chain, kernel, operands, "", kept);
    }

    /// <summary>Adds the same call for kept weights, to be made in place of the one that follows.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="kernel">The kernel of its first operator.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">What the kernel reads before all else.</param>
    public void SparseChain(SampleChain chain, string kernel, SparseLayer layer, IEnumerable<Operand> inputs)
    {
        Condition = layer.When(SparseDirection.Prediction, true);
        End(chain, kernel, [.. inputs], ", kept weights");
        Condition = layer.When(SparseDirection.Prediction, false);
    }

    /// <summary>The list of the winners of a gate, filled by another call.</summary>
    public Operand WinnersOf(Gate gate) => Use(ValueNames.Winners(gate.Name));

    /// <summary>Adds the call; the next operands belong to the one after it.</summary>
    public void Call(string kernel, string comment, params IEnumerable<Operand> operands)
    {
        _calls.Add(new KernelCall(kernel, operands.ToEquatableArray(), comment, Workspace.Clock)
        {
            Condition = Condition,
        });
        Workspace.Clock++;
    }

    private void End(
        SampleChain chain, string kernel, List<Operand> operands, string comment, params Operand[] kept)
    {
        if (chain.Norm is { } norm)
        {
            operands.AddRange(NormCalls.ScaleAndShift(shaped, norm));
        }
        else if (chain.End.Shifts)
        {
            operands.Add(Operand.Buffer("Buffers.Bias_" + chain.Nodes[0].Layer));
        }

        if (chain.Other is { } other)
        {
            operands.Add(Read(other));
        }

        if (chain.Gate is { } gate)
        {
            operands.Add(Use(ValueNames.Multiplier(gate.Name)));
        }

        operands.Add(Has(chain.Output) ? Read(chain.Output) : Write(chain.Output));
        operands.AddRange(kept);
        Call(kernel, string.Join(", ", chain.Nodes.Select(node => node.Name)) + comment, operands);
    }

    private Operand Touch(string buffer)
    {
        Workspace.Touch(buffer);
        return Operand.Buffer(Name + "." + buffer);
    }
}
