using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Shapes;

/// <summary>
/// An upper bound of the one array that holds a network and its batch, before its parts are placed. Where it holds, the
/// stages behind may count floats in int.
/// </summary>
internal static class ArenaBound
{
    /// <summary>The most floats: 2^31 - 2^16, below the longest array of .NET.</summary>
    public const long Limit = (1L << 31) - (1L << 16);

    // A batch is laid out in tiles of 16 samples, one or two in a group.
    private const int Tile = 16;
    private const int TilesOfAGroup = 2;

    /// <summary>The fault of a batch that is too large for the network; none for one that is out of range.</summary>
    public static IEnumerable<Fault> Check(NetworkDeclaration network, ShapedGraph shaped)
    {
        int batch = network.Train.BatchSize;
        if (batch is < 1 or > TrainRules.LargestBatch || Floats(shaped, batch, network) <= Limit)
        {
            yield break;
        }

        long fixedPart = ArenaTerms.OfTheNetwork(shaped) + ArenaTerms.OfLearnedMasks(shaped, network);
        long tiles = (Limit - fixedPart) / ArenaTerms.OfATile(shaped);
        long largest = tiles / TilesOfAGroup * TilesOfAGroup * Tile;
        string advice = largest > 0
            ? "set BatchSize to " + Invariant.Text(largest) + " or less"
            : "make the samples or the layers smaller";
        string floats = Invariant.Text(Floats(shaped, batch, network));
        yield return new Fault(
            FaultId.ArenaTooLarge,
            "",
            [network.Name, Invariant.Text(batch), floats, Invariant.Text(Limit), advice]);
    }

    /// <summary>Floats that the network needs at most with batches of that size, which is from 1 to 65536.</summary>
    public static long Floats(ShapedGraph shaped, int batchSize, NetworkDeclaration network)
    {
        const int Group = Tile * TilesOfAGroup;
        long tiles = (batchSize + Group - 1L) / Group * TilesOfAGroup;
        return ArenaTerms.OfTheNetwork(shaped) + ArenaTerms.OfLearnedMasks(shaped, network)
            + (tiles * ArenaTerms.OfATile(shaped));
    }
}
