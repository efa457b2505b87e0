using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Lowering;

/// <summary>Which layers the properties of the class give, in the order of the declaration.</summary>
internal static class PropertyTable
{
    /// <summary>Which layer each property of the class gives that gives a single one.</summary>
    public static EquatableArray<PropertyPlan> Of(NetworkDeclaration network, ParameterPlan parameters)
    {
        return network.Layers
            .Where(layer => layer.Stage.Length == 0)
            .Select(layer => PropertyOf(layer.Name, layer.Accessibility, parameters))
            .ToEquatableArray();
    }

    /// <summary>Which layers the blocks of each stage give.</summary>
    public static EquatableArray<StagePlan> StagesOf(NetworkDeclaration network, ParameterPlan parameters)
    {
        return network.Stages.Select(stage => StageOf(stage, parameters)).ToEquatableArray();
    }

    private static StagePlan StageOf(StageDeclaration stage, ParameterPlan parameters)
    {
        IEnumerable<EquatableArray<PropertyPlan>> copies = stage.Copies.Select(
            copy => copy.Select(layer => PropertyOf(layer, "", parameters)).ToEquatableArray());
        return new StagePlan(stage.Name, stage.Accessibility, stage.Block, copies.ToEquatableArray());
    }

    private static PropertyPlan PropertyOf(string layer, string accessibility, ParameterPlan parameters)
    {
        for (int i = 0; i < parameters.Layers.Count; i++)
        {
            if (parameters.Layers[i].Name == layer)
            {
                string type = parameters.Layers[i].Convolution is null ? "Dense" : "Conv2D";
                return new PropertyPlan(layer, accessibility, type, i);
            }
        }

        for (int i = 0; i < parameters.Joins.Count; i++)
        {
            if (parameters.Joins[i].Name == layer)
            {
                return new PropertyPlan(layer, accessibility, "Join", i);
            }
        }

        throw new InvalidOperationException("The graph has no layer " + layer + ".");
    }
}
