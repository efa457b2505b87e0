using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>
/// The end of stage 1. In comes a declaration in which each layer can repeat a block; out goes the same network with
/// the layers of the blocks written out. Afterwards every layer is a plain one: a layer A of the second copy that
/// property Stage repeats is called Stage_2_A, and who reads Stage reads the last layer of its last copy.
/// </summary>
internal static class BlockExpansion
{
    /// <summary>Expands a declaration whose blocks have no faults.</summary>
    public static NetworkDeclaration Expand(NetworkDeclaration network)
    {
        Dictionary<string, string> outputs = [];
        foreach (LayerDeclaration layer in network.Layers)
        {
            if (layer.Own is OperatorDeclaration.Repeat { Block.Layers: var inner } repeat)
            {
                outputs[layer.Name] = NameOf(layer.Name, repeat.Count, inner[inner.Count - 1].Name);
            }
        }

        string Output(string name) => outputs.TryGetValue(name, out string? output) ? output : name;

        List<LayerDeclaration> layers = [];
        List<StageDeclaration> stages = [];
        string above = KnownNames.Samples;
        foreach (LayerDeclaration layer in network.Layers)
        {
            if (layer.Own is OperatorDeclaration.Repeat { Block: { } block } repeat)
            {
                string source = repeat.From is { } from ? Output(from) : above;
                layers.AddRange(Copies(layer, repeat, block, source));
                stages.Add(new StageDeclaration(
                    layer.Name,
                    layer.Accessibility,
                    repeat.Type,
                    Enumerable.Range(1, repeat.Count)
                        .Select(copy => block.Layers
                            .Select(inner => NameOf(layer.Name, copy, inner.Name))
                            .ToEquatableArray())
                        .ToEquatableArray()));
            }
            else
            {
                layers.Add(layer with { Operators = Renamed(layer.Operators, null, Output) });
            }

            above = layers[layers.Count - 1].Name;
        }

        return network with { Layers = layers.ToEquatableArray(), Stages = stages.ToEquatableArray() };
    }

    /// <summary>The name of a layer in one copy of its block; copies are counted from 1.</summary>
    public static string NameOf(string stage, int copy, string layer)
    {
        return stage + "_" + Invariant.Text(copy) + "_" + layer;
    }

    private static IEnumerable<LayerDeclaration> Copies(
        LayerDeclaration stage, OperatorDeclaration.Repeat repeat, BlockDeclaration block, string source)
    {
        int last = block.Layers.Count - 1;
        for (int copy = 1; copy <= repeat.Count; copy++)
        {
            string Inside(string name) => name == KnownNames.Samples ? source : NameOf(stage.Name, copy, name);

            int stride = copy == 1 ? repeat.Stride : 1;
            for (int i = 0; i <= last; i++)
            {
                // The first layer of a block has none above it that it could read.
                LayerDeclaration layer = block.Layers[i];
                string? first = i == 0 ? KnownNames.Samples : null;
                IEnumerable<OperatorDeclaration> operators = Renamed(layer.Operators, first, Inside)
                    .Select(operation => BlockArguments.Resolve(operation, repeat.Width, stride));

                // What follows [Repeat] on its property follows the last copy.
                bool isLast = i == last && copy == repeat.Count;
                yield return Inherit(layer, stage) with
                {
                    Name = NameOf(stage.Name, copy, layer.Name),
                    Operators = [.. operators, .. isLast ? stage.Operators.Skip(1) : []],
                    Stage = stage.Name,
                };
            }

            source = NameOf(stage.Name, copy, block.Layers[last].Name);
        }
    }

    // What is said of the stage holds for each of its layers that says nothing else.
    private static LayerDeclaration Inherit(LayerDeclaration layer, LayerDeclaration stage)
    {
        bool learnsByPolicy = layer.Learn is { Mask: LearnedMask.Movement };
        bool isPruned = layer.Prune.Count > 0;
        bool decides = layer.Keep || isPruned || (layer.Learn is not null && !learnsByPolicy);
        bool hasNoMask = layer.Keep || (isPruned && layer.Prune[0].Criterion != Criterion.Movement);
        return layer with
        {
            Keep = decides || learnsByPolicy ? layer.Keep : stage.Keep,
            Prune = decides ? layer.Prune : stage.Prune,
            SharesPolicy = !decides && stage.Prune.Count > 0,
            Learn = layer.Learn ?? (hasNoMask ? null : stage.Learn),
            Regularize = layer.Regularize.Count > 0 ? layer.Regularize : stage.Regularize,
        };
    }

    private static EquatableArray<OperatorDeclaration> Renamed(
        EquatableArray<OperatorDeclaration> operators, string? first, Func<string, string> rename)
    {
        return operators
            .Select(operation => operation.Reading(
                (operation.Source ?? first) is { } source ? rename(source) : null,
                operation.Joined.Select(rename).ToEquatableArray()))
            .ToEquatableArray();
    }
}
