using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>What can be wrong between [Repeat] in a network and the block that it names.</summary>
internal static class RepeatRules
{
    private const string GlobalPrefix = "global::";

    public static IEnumerable<Fault> Check(LayerDeclaration layer)
    {
        return layer.Own is not OperatorDeclaration.Repeat repeat ? [] : repeat.Kind switch
        {
            RepeatedKind.NoBlock => [OfType(FaultId.RepeatOfNoBlock, layer, repeat)],
            RepeatedKind.Foreign => [OfType(FaultId.BlockOfAnotherProject, layer, repeat)],
            _ => repeat.Block is { } block ? CheckArguments(layer, repeat, block) : [],
        };
    }

    /// <summary>Whether a property has the name of a layer that a stage gives.</summary>
    public static IEnumerable<Fault> CheckNames(NetworkDeclaration network)
    {
        HashSet<string> names = [.. network.Layers.Select(layer => layer.Name)];
        foreach (LayerDeclaration stage in network.Layers)
        {
            if (stage.Own is not OperatorDeclaration.Repeat { Block: { } block } repeat)
            {
                continue;
            }

            for (int copy = 1; copy <= Math.Min(repeat.Count, OperatorValueRules.MostCopies); copy++)
            {
                foreach (LayerDeclaration layer in block.Layers)
                {
                    string name = BlockExpansion.NameOf(stage.Name, copy, layer.Name);
                    if (names.Contains(name))
                    {
                        string what = "layer '" + layer.Name + "' in a copy that '" + stage.Name + "' makes";
                        yield return new Fault(FaultId.GeneratedNameTaken, name, [name, what]);
                    }
                }
            }
        }
    }

    private static IEnumerable<Fault> CheckArguments(
        LayerDeclaration stage, OperatorDeclaration.Repeat repeat, BlockDeclaration block)
    {
        OperatorDeclaration[] operators = [.. block.Layers.SelectMany(layer => layer.Operators)];
        bool usesWidth = operators.Any(BlockArguments.UsesWidth);
        if (usesWidth && repeat.Width == 0)
        {
            yield return new Fault(FaultId.WidthMissing, stage.Name, [stage.Name, block.Name]);
        }

        if (!usesWidth && repeat.Width > 0)
        {
            yield return NoEffect("Width", stage, block);
        }

        if (!operators.Any(BlockArguments.UsesStride) && repeat.Stride > 1)
        {
            yield return NoEffect("Stride", stage, block);
        }

        foreach (LayerDeclaration layer in repeat.Width > 0 ? block.Layers : [])
        {
            foreach ((string name, double value) in layer.Operators.SelectMany(
                operation => BlockArguments.Fractions(operation, repeat.Width)))
            {
                string width = Invariant.Text(repeat.Width);
                yield return new Fault(
                    FaultId.WidthNotWhole,
                    stage.Name,
                    [name, BlockExpansion.NameOf(stage.Name, 1, layer.Name), Invariant.Text(value), width]);
            }
        }
    }

    private static Fault NoEffect(string setting, LayerDeclaration stage, BlockDeclaration block)
    {
        string why = "block '" + block.Name + "' does not refer to Block." + setting + "; remove it";
        return new Fault(FaultId.SettingHasNoEffect, stage.Name, [KnownNames.Repeat, setting, stage.Name, why]);
    }

    private static Fault OfType(FaultId id, LayerDeclaration layer, OperatorDeclaration.Repeat repeat)
    {
        return new Fault(id, layer.Name, [layer.Name, repeat.Type.Replace(GlobalPrefix, "")]);
    }
}
