namespace Pruning.Randomness;

/// <summary>Which stream of a run is drawn from for what, so that no two purposes share numbers.</summary>
internal static class RandomStreams
{
    public const ulong Dropout = 1;

    public const ulong Splicing = 2;

    private const ulong WeightsOfFirstLayer = 1UL << 32;

    private const ulong CriterionOfFirstLayer = 2UL << 32;

    private const ulong WeightsDrawnAnew = 1UL << 40;

    private const ulong VariantsOfFirstEpoch = 3UL << 32;

    private const ulong GrowthOfFirstLayer = 5UL << 32;

    private const ulong MasksOfFirstLayer = 8UL << 32;

    private const ulong GatesOfFirstLayer = 9UL << 32;

    /// <summary>The weights of a layer: the initial ones, or those drawn anew in a round, from 1.</summary>
    public static ulong Weights(int layer, int round) =>
        round == 0 ? WeightsOfFirstLayer + (ulong)layer : Criterion(layer, round) + WeightsDrawnAnew;

    public static ulong Criterion(int layer, int round, int order = 0) =>
        CriterionOfFirstLayer + ((ulong)order << 48) + ((ulong)round << 16) + (ulong)layer;

    public static ulong Growth(int layer) => GrowthOfFirstLayer + (ulong)layer;

    /// <summary>The parameters of a learned mask, before the first step.</summary>
    public static ulong Mask(int layer) => MasksOfFirstLayer + (ulong)layer;

    /// <summary>What opens the gates of a layer: so many numbers in each step.</summary>
    public static ulong Gates(int layer) => GatesOfFirstLayer + (ulong)layer;

    public static ulong Variants(int epoch) => VariantsOfFirstEpoch + (ulong)epoch;
}
