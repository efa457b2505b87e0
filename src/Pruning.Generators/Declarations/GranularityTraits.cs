using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>What granularities have in common.</summary>
internal static class GranularityTraits
{
    /// <summary>Whether neurons and filters are removed, not weights: by themselves, or as channels.</summary>
    public static bool RemovesUnits(this Granularity granularity) =>
        granularity is Granularity.Neuron or Granularity.Filter or Granularity.Channel;
}
