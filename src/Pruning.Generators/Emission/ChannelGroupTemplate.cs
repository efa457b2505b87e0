using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints which channels go together, for a network that a smaller one is made from.</summary>
internal static class ChannelGroupTemplate
{
    private const string Namespace = "global::Pruning.Plans.";

    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        using (writer.Block("Channels =", "[", "],"))
        {
            for (int i = 0; i < plan.Channels.Count; i++)
            {
                ChannelGroup group = plan.Channels[i];
                string numbers = Literal.Of(group.Channels) + ", " + Literal.Of(plan.KeptChannels[i]);
                using (writer.Block($"new {Namespace}ChannelGroupPlan({numbers})", "{", "},"))
                {
                    using (writer.Block("Slices =", "[", "],"))
                    {
                        foreach (ChannelSlice slice in group.Slices.Where(slice => HasParameters(slice.Role)))
                        {
                            int[] places = [PlaceOf(slice, plan), slice.First, slice.PerChannel];
                            writer.Lines(
                                $"new({Namespace}ChannelRole.{slice.Role}, "
                                + $"{string.Join(", ", places.Select(Literal.Of))}),");
                        }
                    }
                }
            }
        }
    }

    private static bool HasParameters(ChannelRole role) =>
        role is ChannelRole.Row or ChannelRole.Norm or ChannelRole.Column or ChannelRole.ConvolutionGroup;

    // Which layer it is; for a normalisation that of the layer or join that it stands behind, layers first.
    private static int PlaceOf(ChannelSlice slice, KernelPlan plan)
    {
        if (slice.Role != ChannelRole.Norm)
        {
            return plan.Layers.IndexOf(slice.Node);
        }

        string owner = plan.Norms.First(norm => norm.Name == slice.Node).Layer;
        List<string> owners = [.. plan.Layers.Select(layer => layer.Name), .. plan.Joins.Select(join => join.Name)];
        return owners.IndexOf(owner);
    }
}
