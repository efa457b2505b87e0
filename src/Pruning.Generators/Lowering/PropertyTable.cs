using System;
using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Lowering;

/// <summary>Which layer each property of the class gives, in the order of the declaration.</summary>
internal static class PropertyTable
{
    public static EquatableArray<PropertyPlan> Of(NetworkDeclaration network, ParameterPlan parameters)
    {
        List<PropertyPlan> properties = [];
        foreach (LayerDeclaration layer in network.Layers)
        {
            properties.Add(PropertyOf(layer, parameters));
        }

        return properties.ToEquatableArray();
    }

    private static PropertyPlan PropertyOf(LayerDeclaration layer, ParameterPlan parameters)
    {
        for (int i = 0; i < parameters.Layers.Count; i++)
        {
            if (parameters.Layers[i].Name == layer.Name)
            {
                string type = parameters.Layers[i].Convolution is null ? "Dense" : "Conv2D";
                return new PropertyPlan(layer.Name, layer.Accessibility, type, i);
            }
        }

        for (int i = 0; i < parameters.Joins.Count; i++)
        {
            if (parameters.Joins[i].Name == layer.Name)
            {
                return new PropertyPlan(layer.Name, layer.Accessibility, "Join", i);
            }
        }

        throw new InvalidOperationException("The graph has no layer " + layer.Name + ".");
    }
}
