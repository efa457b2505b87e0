using System.Collections.Generic;

namespace Pruning.Generators.Lowering;

/// <summary>
/// A number cut into parts that differ by one at most: <c>Blocks</c> parts of <c>Size</c>, then <c>SmallBlocks</c> of
/// one less.
/// </summary>
internal sealed record EvenSplit(int Size, int Blocks, int SmallBlocks)
{
    /// <summary>The two kinds of part, as far as there are any, in their order.</summary>
    public IEnumerable<(int Size, int First, int Count)> Runs
    {
        get
        {
            yield return (Size, 0, Blocks);
            if (SmallBlocks > 0)
            {
                yield return (Size - 1, Size * Blocks, SmallBlocks);
            }
        }
    }

    /// <summary>The fewest parts of at most <paramref name="most"/>.</summary>
    public static EvenSplit Of(int count, int most)
    {
        int parts = (count + most - 1) / most;
        int size = (count + parts - 1) / parts;
        int small = (parts * size) - count;
        return new EvenSplit(size, parts - small, small);
    }

    public override string ToString() =>
        Blocks + " x " + Size + (SmallBlocks == 0 ? "" : " + " + SmallBlocks + " x " + (Size - 1));
}
