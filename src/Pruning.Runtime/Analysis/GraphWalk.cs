using System;
using System.Numerics.Tensors;
using Pruning.Data;

namespace Pruning.Analysis;

/// <summary>The ways of a tile of samples through a graph.</summary>
/// <param name="graph">The graph.</param>
/// <param name="loss">The loss behind it.</param>
internal sealed class GraphWalk(OperatorGraph graph, GraphLoss loss)
{
    /// <summary>Makes room for what the loss compares outputs with.</summary>
    public void Require(Tape tape) => tape.RequireTargets(loss.TargetsOf(graph.SizeOf(graph.Last)));

    /// <summary>Loads it.</summary>
    public void Load(Dataset data, TapeTile tile) => loss.Load(data, tile, graph.SizeOf(graph.Last));

    /// <summary>From the sample to what the loss reads.</summary>
    public void Forward(GraphNumbers numbers, TapeTile tile)
    {
        foreach (GraphOperator each in graph.Operators)
        {
            each.Forward(numbers, tile);
        }
    }

    /// <summary>From an operator, what it reads as it stands, to the loss.</summary>
    public void Resume(GraphNumbers numbers, TapeTile tile, int first, Dataset data)
    {
        foreach (GraphOperator each in graph.Operators.AsSpan(first))
        {
            each.Forward(numbers, tile);
        }

        loss.Forward(data, tile, graph.Last);
    }

    /// <summary>From the loss back to the sample, as far as the pass goes.</summary>
    public void Back(GraphNumbers numbers, TapeTile tile, TapePass pass, Dataset data)
    {
        switch (pass)
        {
            case TapePass.Gradients:
                PullGradients(numbers, tile, data);
                break;
            case TapePass.TangentGradients:
                PullGradients(numbers, tile, data);
                PullTangentGradients(numbers, tile);
                break;
            case TapePass.Curvature:
                PullCurvature(numbers, tile);
                break;
        }
    }

    /// <summary>From a gradient of 1 by each output of the first sample, and of 0 by those of others.</summary>
    public void BackFromOnes(GraphNumbers numbers, TapeTile tile)
    {
        tile.Tape.Of(TapeKind.Gradient, tile.Index).Clear();
        Span<double> outputs = tile.Of(TapeKind.Gradient, graph.Last);
        for (int at = 0; at < outputs.Length; at += Tape.Lanes)
        {
            outputs[at] = 1;
        }

        PullGradients(numbers, tile);
    }

    private void PullGradients(GraphNumbers numbers, TapeTile tile, Dataset data)
    {
        tile.Tape.Of(TapeKind.Gradient, tile.Index).Clear();
        loss.Gradient(data, tile, graph.Last);
        PullGradients(numbers, tile);
    }

    private void PullGradients(GraphNumbers numbers, TapeTile tile)
    {
        for (int i = graph.Operators.Length - 1; i >= 0; i--)
        {
            graph.Operators[i].PullGradient(numbers, tile);
        }
    }

    private void PullTangentGradients(GraphNumbers numbers, TapeTile tile)
    {
        tile.Of(TapeKind.Tangent, 0).Clear();
        foreach (GraphOperator each in graph.Operators)
        {
            each.PushTangent(numbers, tile);
        }

        tile.Tape.Of(TapeKind.TangentGradient, tile.Index).Clear();
        loss.TangentGradient(tile, graph.Last);
        for (int i = graph.Operators.Length - 1; i >= 0; i--)
        {
            graph.Operators[i].PullTangentGradient(numbers, tile);
        }
    }

    // The squares of the values end up where tangents would.
    private void PullCurvature(GraphNumbers numbers, TapeTile tile)
    {
        tile.Tape.Of(TapeKind.Gradient, tile.Index).Clear();
        loss.Curvature(tile, graph.Last);
        for (int i = graph.Operators.Length - 1; i >= 0; i--)
        {
            graph.Operators[i].PullCurvature(numbers, tile);
        }

        Span<double> values = tile.Tape.Of(TapeKind.Value, tile.Index);
        TensorPrimitives.Multiply(values, values, tile.Tape.Of(TapeKind.Tangent, tile.Index));
    }
}
