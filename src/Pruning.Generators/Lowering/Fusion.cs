using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Which operators of a forward pass are carried out by the kernel before them. An operator can be if its input has no
/// other reader; an activation, if it is a function of a few instructions; a sum of two, if the other value is made
/// before; batch normalisation, at inference and behind a convolution.
/// </summary>
internal sealed class Fusion
{
    private readonly ShapedGraph _shaped;
    private readonly Dictionary<string, int> _order = [];
    private readonly Dictionary<string, FusedEnd> _ends = [];
    private readonly HashSet<string> _fused = [];

    public Fusion(ShapedGraph shaped, bool training)
    {
        _shaped = shaped;
        for (int i = 0; i < shaped.Graph.Nodes.Count; i++)
        {
            _order[shaped.Graph.Nodes[i].Name] = i;
        }

        foreach (Node node in shaped.Graph.Nodes.Where(node => !_fused.Contains(node.Name)))
        {
            if (node is Weighted or BatchNorm or Add or Gate)
            {
                _ends[node.Name] = FindEnd(node, training);
            }
        }
    }

    /// <summary>Whether the kernel of another operator does what this one says.</summary>
    public bool IsFused(Node node) => _fused.Contains(node.Name);

    /// <summary>What the kernel of this operator does behind it.</summary>
    public FusedEnd EndOf(Node node) => _ends[node.Name];

    /// <summary>The convolution that scales and shifts for this operator, or null.</summary>
    public Weighted? ProducerOf(BatchNorm norm) =>
        IsFused(norm) ? (Weighted)_shaped.NodeOf(norm.Inputs[0]) : null;

    private FusedEnd FindEnd(Node node, bool training)
    {
        string output = node.Name;
        BatchNorm? norm = null;
        if (!training && node is Conv2D && OnlyReaderOf(output) is BatchNorm reader)
        {
            norm = reader;
            output = Take(reader);
        }

        string? other = null;
        if ((norm is not null || node is BatchNorm) && OnlyReaderOf(output) is Add { Inputs.Count: 2 } add)
        {
            string addend = add.Inputs[0] == output ? add.Inputs[1] : add.Inputs[0];
            if (_order[addend] < _order[node.Name])
            {
                other = addend;
                output = Take(add);
            }
        }

        Epilogue epilogue = OnlyReaderOf(output) is { } last ? Epilogue.Of(last) : Epilogue.None;
        if (epilogue.Kind != EpilogueKind.None)
        {
            output = Take(OnlyReaderOf(output)!);
        }

        return new FusedEnd(norm, other, epilogue, output);
    }

    private string Take(Node node)
    {
        _fused.Add(node.Name);
        return node.Name;
    }

    private Node? OnlyReaderOf(string value)
    {
        List<Node> readers = [.. _shaped.ReadersOf(value)];
        return readers.Count == 1 ? readers[0] : null;
    }
}
