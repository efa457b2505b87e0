using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// An operator and those behind it that its kernel applies before it stores a number: batch normalisation, a gate or
/// the sum with another value, a rectifier. Each reads the one before it, which nobody else reads.
/// </summary>
/// <param name="Nodes">The operators, in their order.</param>
/// <param name="Norm">The batch normalisation among them.</param>
/// <param name="Other">The other value of the sum.</param>
/// <param name="End">What the kernel does.</param>
internal sealed record SampleChain(EquatableArray<Node> Nodes, BatchNorm? Norm, string? Other, SampleEnd End)
{
    /// <summary>The gate among them.</summary>
    public Gate? Gate { get; init; }

    /// <summary>The same up to the gate, which then is to follow.</summary>
    public SampleChain BeforeGate => this with { Gate = null, End = End with { Activation = Epilogue.None } };

    /// <summary>The value that the kernel makes.</summary>
    public string Output => Nodes[Nodes.Count - 1].Name;

    /// <summary>The chain that begins with the node.</summary>
    /// <param name="shaped">The graph.</param>
    /// <param name="head">The first operator.</param>
    /// <param name="taken">Operators that belong to another chain.</param>
    public static SampleChain Of(ShapedGraph shaped, Node head, ICollection<string> taken)
    {
        List<Node> nodes = [head];
        BatchNorm? norm = head as BatchNorm;
        if (head is Weighted && Next(shaped, nodes, taken) is BatchNorm behind)
        {
            norm = behind;
            nodes.Add(behind);
        }

        var gate = head is Weighted ? Next(shaped, nodes, taken) as Gate : null;
        if (gate is not null)
        {
            nodes.Add(gate);
        }

        string? other = null;
        if (head is not Add && gate is null && Next(shaped, nodes, taken) is Add { Inputs.Count: 2 } add)
        {
            other = add.Inputs.Single(input => input != nodes[nodes.Count - 1].Name);
            nodes.Add(add);
        }

        Epilogue activation = Next(shaped, nodes, taken) is { } last ? Epilogue.Of(last) : Epilogue.None;
        if (activation.Kind != EpilogueKind.None)
        {
            nodes.Add(Next(shaped, nodes, taken)!);
        }

        bool shifts = norm is not null || head is Weighted { Bias: true };
        SampleEnd end = new(shifts, norm is not null, other is not null, activation);
        return new SampleChain(nodes.ToEquatableArray(), norm, other, end) { Gate = gate };
    }

    // The only reader of the last value so far. A node that reads it twice counts as two.
    private static Node? Next(ShapedGraph shaped, List<Node> nodes, ICollection<string> taken)
    {
        Node[] readers = [.. shaped.ReadersOf(nodes[nodes.Count - 1].Name)];
        return readers.Length == 1 && !taken.Contains(readers[0].Name) ? readers[0] : null;
    }
}
