using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering.Sparse;

/// <summary>Register tiles of one size that cover a rectangle of pixels.</summary>
/// <param name="Rows">Rows of a tile.</param>
/// <param name="Columns">Columns of a tile.</param>
/// <param name="FirstRow">The first row of the rectangle.</param>
/// <param name="RowTiles">Tiles below each other.</param>
/// <param name="FirstColumn">The first column of the rectangle.</param>
/// <param name="ColumnTiles">Tiles beside each other.</param>
internal sealed record PixelBlock(
    int Rows, int Columns, int FirstRow, int RowTiles, int FirstColumn, int ColumnTiles)
{
    public override string ToString() =>
        Literal.Of(RowTiles * ColumnTiles) + " x " + Literal.Of(Rows) + "x" + Literal.Of(Columns);
}
