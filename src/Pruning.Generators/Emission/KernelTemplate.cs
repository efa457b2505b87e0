using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>What the templates of several kernels have in common.</summary>
internal static class KernelTemplate
{
    /// <summary>The method that picks the width, and cuts the rows into register tiles.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="name">The kernel.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="row">The name of the row variable.</param>
    /// <param name="wide">The tiles with AVX-512.</param>
    /// <param name="narrow">The tiles without.</param>
    /// <param name="groups">The layout of the batch.</param>
    /// <param name="arguments">The arguments of one register tile that begins at the row.</param>
    public static void RowLoop(
        SourceWriter writer,
        string name,
        string parameters,
        string row,
        RowTiling wide,
        RowTiling narrow,
        TileGroups groups,
        string arguments)
    {
        using (writer.Block($"internal static void {name}({parameters})"))
        {
            using (writer.Block("if (Vector512.IsHardwareAccelerated)"))
            {
                Calls(writer, name, VectorWidth.Wide(groups), row, wide, arguments);
            }

            using (writer.Block("else"))
            {
                Calls(writer, name, VectorWidth.Narrow(groups), row, narrow, arguments);
            }
        }

        writer.Line();
    }

    /// <summary>Runs the body for each group, and for each tile of a group where a pass covers only one.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="width">The width.</param>
    /// <param name="body">Writes the body; the name of the variable that counts tiles within the group is "t".</param>
    public static void GroupLoop(SourceWriter writer, VectorWidth width, System.Action body)
    {
        using (writer.Block("for (int g = begin; g < end; g++)"))
        {
            if (!width.LoopsOverTiles)
            {
                body();
                return;
            }

            using (writer.Block($"for (int t = 0; t < {Literal.Of(width.TilesPerGroup)}; t++)"))
            {
                body();
            }
        }
    }

    /// <summary>Runs the body for each tile t of each group g.</summary>
    public static void ForTiles(SourceWriter writer, TileGroups groups, System.Action body)
    {
        using (writer.Block("for (int g = begin; g < end; g++)"))
        using (writer.Block($"for (int t = 0; t < {Literal.Of(groups.TilesPerGroup)}; t++)"))
        {
            body();
        }
    }

    /// <summary>Calls the method of the width that the machine has: "name_Vector512(arguments)".</summary>
    public static void ByWidth(SourceWriter writer, string name, string arguments)
    {
        using (writer.Block("if (Vector512.IsHardwareAccelerated)"))
        {
            writer.Lines($"{name}_Vector512({arguments});");
        }

        using (writer.Block("else"))
        {
            writer.Lines($"{name}_Vector256({arguments});");
        }
    }

    /// <summary>
    /// The offset of a value of <paramref name="size"/> channels: of the group, and of the tile where tiles are passed
    /// one by one.
    /// </summary>
    public static string GroupOffset(VectorWidth width, string stride, int size) =>
        $"g * {stride}" + (width.LoopsOverTiles ? $" + t * {Literal.Of(size * 16)}" : "");

    /// <summary>"name" or "Unsafe.Add(ref name, offset)".</summary>
    public static string At(string name, int offset) =>
        offset == 0 ? name : $"Unsafe.Add(ref {name}, {Literal.Of(offset)})";

    /// <summary>A vector load at a constant offset.</summary>
    public static string Load(VectorWidth width, string name, int offset) =>
        $"{width.Type}.LoadUnsafe(ref {name}" + (offset == 0 ? ")" : $", {Literal.Of(offset)})");

    /// <summary>A vector store at a constant offset.</summary>
    public static string Store(string value, string name, int offset) =>
        $"{value}.StoreUnsafe(ref {name}" + (offset == 0 ? ");" : $", {Literal.Of(offset)});");

    private static void Calls(
        SourceWriter writer, string name, VectorWidth width, string row, RowTiling tiling, string arguments)
    {
        if (tiling.Blocks == 1 && tiling.Remainder == 0)
        {
            writer.Lines($"{name}{width.Suffix(tiling.Rows)}({arguments.Replace("{row}", "0")});");
            return;
        }

        string last = Literal.Of(tiling.FullRows);
        using (writer.Block($"for (int {row} = 0; {row} < {last}; {row} += {Literal.Of(tiling.Rows)})"))
        {
            writer.Lines($"{name}{width.Suffix(tiling.Rows)}({arguments.Replace("{row}", row)});");
        }

        if (tiling.Remainder > 0)
        {
            writer.Line();
            writer.Lines($"{name}{width.Suffix(tiling.Remainder)}({arguments.Replace("{row}", last)});");
        }
    }
}
