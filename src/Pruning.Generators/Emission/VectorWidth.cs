using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// The words in which a kernel speaks of its registers. A wide kernel holds sixteen samples in a register and passes
/// over the tiles of a group together; a narrow one needs two registers for one tile, and passes over the tiles one by
/// one.
/// </summary>
internal sealed class VectorWidth
{
    private readonly bool _wide;

    private VectorWidth(bool wide, int tilesPerGroup, int tiles)
    {
        _wide = wide;
        Tiles = tiles;
        TilesPerGroup = tilesPerGroup;
    }

    public string Type => _wide ? "Vector512" : "Vector256";

    public int Lanes => _wide ? 16 : 8;

    /// <summary>Tiles that one pass covers.</summary>
    public int Tiles { get; }

    public int TilesPerGroup { get; }

    /// <summary>Registers that one value of one pass takes.</summary>
    public int Registers => Tiles * 16 / Lanes;

    public bool LoopsOverTiles => Tiles < TilesPerGroup;

    public static VectorWidth Wide(TileGroups groups) => new(true, groups.TilesPerGroup, groups.TilesPerGroup);

    public static VectorWidth Narrow(TileGroups groups) => new(false, groups.TilesPerGroup, 1);

    /// <summary>Eight lanes, and all tiles of a group together.</summary>
    public static VectorWidth NarrowGroup(TileGroups groups) =>
        new(false, groups.TilesPerGroup, groups.TilesPerGroup);

    /// <summary>Sixteen lanes, tile by tile: a value takes one register.</summary>
    public static VectorWidth WideTile { get; } = new(true, 1, 1);

    /// <summary>Eight lanes, tile by tile: a value takes two registers.</summary>
    public static VectorWidth NarrowTile { get; } = new(false, 1, 1);

    /// <summary>
    /// "_12x2": rows and registers of a register tile; two widths of one kernel never have equal names.
    /// </summary>
    public string Suffix(int rows) => "_" + Literal.Of(rows) + (_wide ? "x" : "y") + Literal.Of(Registers);

    /// <summary>
    /// The offset of register <paramref name="register"/> from the first, where a tile takes <paramref name="size"/> x
    /// 16 floats.
    /// </summary>
    public int Offset(int register, int size)
    {
        int perTile = 16 / Lanes;
        return (register / perTile * size * 16) + (register % perTile * Lanes);
    }

    public IEnumerable<int> All => Enumerable.Range(0, Registers);
}
