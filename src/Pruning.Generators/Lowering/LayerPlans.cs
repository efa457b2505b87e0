using System;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>The layers with weights, which the runtime knows by their places.</summary>
internal static class LayerPlans
{
    /// <summary>The place of a layer.</summary>
    public static int IndexOf(this EquatableArray<LayerPlan> layers, string name)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].Name == name)
            {
                return i;
            }
        }

        throw new InvalidOperationException("The plan has no layer " + name + ".");
    }
}
