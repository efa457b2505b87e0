using System.Linq;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// How a batch is laid out: tiles of sixteen samples, one or two tiles in a group. A group is what one pass of a kernel
/// reads, and the unit that threads share.
/// </summary>
/// <param name="TilesPerGroup">Two where the batch fills them, so that a broadcast weight serves two registers; else
/// one.</param>
/// <param name="Capacity">Number of groups that a full batch needs.</param>
internal sealed record TileGroups(int TilesPerGroup, int Capacity)
{
    /// <summary>Samples side by side in one tile: the floats of one AVX-512 register.</summary>
    public const int Lanes = 16;

    public int SamplesPerGroup => TilesPerGroup * Lanes;

    /// <summary>Samples that fit into the buffers: the batch size, rounded up to whole groups.</summary>
    public int Samples => SamplesPerGroup * Capacity;

    /// <summary>
    /// Registers that accumulate: 24 of 32 with AVX-512, 12 of 16 with AVX2, where one tile takes two.
    /// </summary>
    public int WideRows => 24 / TilesPerGroup;

    public const int NarrowRows = 6;

    /// <summary>
    /// Two tiles in a group where the batch fills them and dense layers do a good part of the work: a broadcast weight
    /// of theirs then serves two registers. Convolutions fill their registers with pixels instead, and gain from groups
    /// that are small: those of one thread fit its cache, and there are more to share.
    /// </summary>
    public static TileGroups For(int batchSize, ShapedGraph shaped)
    {
        long dense = shaped.Graph.Nodes.OfType<Dense>().Sum(shaped.MultiplyAddsOf);
        long all = shaped.Graph.Nodes.OfType<Weighted>().Sum(shaped.MultiplyAddsOf);
        int tiles = (batchSize + Lanes - 1) / Lanes;
        int perGroup = tiles % 2 == 0 && dense * 10 >= all ? 2 : 1;
        return new TileGroups(perGroup, tiles / perGroup);
    }
}
