using System.Collections.Generic;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Shapes;
using Xunit;

namespace Pruning.Generators.Tests.Dependencies;

/// <summary>Compares the groups of a graph with <see cref="NaivePartition"/>.</summary>
internal static class PartitionComparison
{
    /// <summary>Requires that both know the same places, each once, and tie the same of them.</summary>
    public static void Check(ShapedGraph shaped)
    {
        IReadOnlyDictionary<(string Kind, string Node, int Index), int> naive = NaivePartition.Of(shaped);
        Dictionary<(string Kind, string Node, int Index), (int Group, int Unit)> found = Places(
            DependencyGroups.Find(shaped));
        Assert.Equal(naive.Count, found.Count);
        Dictionary<int, (int Group, int Unit)> units = [];
        Dictionary<(int Group, int Unit), int> classes = [];
        foreach (((string Kind, string Node, int Index) place, int naiveClass) in naive)
        {
            Assert.True(found.TryGetValue(place, out (int Group, int Unit) unit), place + " is in no group.");
            Assert.True(units.TryAdd(naiveClass, unit) || units[naiveClass] == unit, place + " is not tied.");
            Assert.True(classes.TryAdd(unit, naiveClass) || classes[unit] == naiveClass, place + " is tied too much.");
        }
    }

    // Add throws where a place is in two groups, or twice in one.
    private static Dictionary<(string Kind, string Node, int Index), (int Group, int Unit)> Places(
        DependencyGraph dependencies)
    {
        Dictionary<(string, string, int), (int, int)> places = [];
        for (int g = 0; g < dependencies.Groups.Count; g++)
        {
            ChannelGroup group = dependencies.Groups[g];
            foreach (ChannelSlice slice in group.Slices)
            {
                for (int i = 0; i < group.Channels * slice.PerChannel; i++)
                {
                    places.Add(
                        (slice.Role.ToString(), slice.Node, slice.First + i), (g, i / slice.PerChannel));
                }
            }
        }

        return places;
    }
}
