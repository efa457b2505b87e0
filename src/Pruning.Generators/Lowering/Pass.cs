using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Lowering;

/// <summary>
/// A pass over the tiles under construction: its calls, the workspace that they use, and where each value of the graph
/// stands.
/// </summary>
/// <param name="name">The class of the offset constants: "Training" or "Inference".</param>
/// <param name="groups">The tile groups of the network.</param>
internal sealed class Pass(string name, TileGroups groups)
{
    private readonly List<KernelCall> _opening = [];
    private readonly List<KernelCall> _calls = [];
    private readonly Dictionary<string, string> _aliases = [];
    private List<Stretch> _stretches = [];

    public Workspace Workspace { get; } = new();

    /// <summary>When the calls from now on are made; null for always.</summary>
    public KernelCondition? Condition { get; set; }

    /// <summary>The constant that holds the floats between two groups in the workspace.</summary>
    public string WorkspaceStride => name + ".Stride";

    /// <summary>The floats between two groups of a value.</summary>
    public string StrideOf(string value) =>
        Resolve(value) == GraphNames.Samples ? "Buffers.SamplesStride" : WorkspaceStride;

    public Operand Stride(string value) => Operand.Scalar(StrideOf(value));

    /// <summary>The place of a value that exists; the present call reads or changes it.</summary>
    public Operand Read(string value)
    {
        value = Resolve(value);
        if (value == GraphNames.Samples)
        {
            return Operand.Buffer("Buffers.Samples");
        }

        Workspace.Touch(ValueNames.Buffer(value));
        return Operand.Buffer(name + "." + ValueNames.Buffer(value));
    }

    /// <summary>The place of a value that the present call makes.</summary>
    public Operand Write(string value, int size)
    {
        string shape = "[" + groups.TilesPerGroup + ", " + size + ", 16]";
        Workspace.Define(ValueNames.Buffer(value), shape, size * groups.SamplesPerGroup);
        return Operand.Buffer(name + "." + ValueNames.Buffer(value));
    }

    /// <summary>A place that only the present call uses.</summary>
    public Operand Scratch(string value, int length)
    {
        Workspace.Define(ValueNames.Buffer(value), "scratch", length);
        return Operand.Buffer(name + "." + ValueNames.Buffer(value));
    }

    /// <summary>The place of a value that is read after the last call of the pass.</summary>
    public Operand KeepToTheEnd(string value)
    {
        Operand place = Read(value);
        if (Resolve(value) != GraphNames.Samples)
        {
            Workspace.KeepToTheEnd(ValueNames.Buffer(Resolve(value)));
        }

        return place;
    }

    /// <summary>Adds the call; the next operands belong to the one after it.</summary>
    public void Call(string kernel, string comment, params Operand[] operands) =>
        Add(_calls, kernel, comment, operands);

    /// <summary>All threads wait for each other; then one makes the call, and what follows is a new stretch.</summary>
    public void Join(string kernel, string comment, params Operand[] operands)
    {
        if (_calls.Count > 0)
        {
            Close();
            Workspace.Join();
        }

        Add(_opening, kernel, comment, operands);
    }

    /// <summary>The stretches so far; what follows belongs to others.</summary>
    public EquatableArray<Stretch> TakeStretches()
    {
        Close();
        List<Stretch> taken = _stretches;
        _stretches = [];
        return taken.ToEquatableArray();
    }

    /// <summary>Gives a value the place of another one that it equals.</summary>
    public void Alias(string value, string place) => _aliases[value] = Resolve(place);

    private void Close()
    {
        _stretches.Add(new Stretch(_opening.ToEquatableArray(), _calls.ToEquatableArray()));
        _opening.Clear();
        _calls.Clear();
    }

    private void Add(List<KernelCall> calls, string kernel, string comment, Operand[] operands)
    {
        calls.Add(new KernelCall(kernel, operands.ToEquatableArray(), comment, Workspace.Clock)
        {
            Condition = Condition,
        });
        Workspace.Clock++;
    }

    private string Resolve(string value) => _aliases.TryGetValue(value, out string? place) ? place : value;
}
