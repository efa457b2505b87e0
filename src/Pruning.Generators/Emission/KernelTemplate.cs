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
    /// <param name="arguments">The arguments of one register tile from {row} to {end}.</param>
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

    /// <summary>Arguments with the first row of a register tile for {row}, and its end for {end}.</summary>
    public static string Tile(string arguments, string row, int rows) =>
        arguments.Replace("{row}", row).Replace("{end}", row + " + " + Literal.Of(rows));

    /// <summary>What a register tile goes over of kept runs: nothing where none of its rows is kept.</summary>
    /// <param name="skips">Whether the kernel skips removed ones.</param>
    /// <param name="rows">The name of the runs of its rows.</param>
    /// <param name="read">The name of the runs that it goes over.</param>
    public static string KeptOfTile(bool skips, string rows, string read) =>
        skips ? $", KeptRuns.If({rows}, {{row}}, {{end}}, {read})" : "";

    /// <summary>The parameters of kept runs behind others; empty where none are skipped.</summary>
    public static string KeptParameters(bool skips, params string[] names) =>
        skips ? string.Concat(System.Array.ConvertAll(names, name => ", ReadOnlySpan<int> " + name)) : "";

    /// <summary>The arguments for them.</summary>
    public static string KeptArguments(bool skips, params string[] names) =>
        skips ? string.Concat(System.Array.ConvertAll(names, name => ", " + name)) : "";

    /// <summary>A loop over all, or over the kept ones alone.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="index">The name of the variable that counts.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="kept">The name of the runs of kept ones; null for a loop over all.</param>
    /// <param name="enter">Prints what stands before each run; {first} is its first.</param>
    /// <param name="body">Prints the body.</param>
    public static void KeptLoop(
        SourceWriter writer, string index, int count, string? kept, string enter, System.Action body)
    {
        if (kept is null)
        {
            using (writer.Block($"for (int {index} = 0; {index} < {Literal.Of(count)}; {index}++)"))
            {
                body();
            }

            return;
        }

        using (writer.Block($"for (int run = 0; run < {kept}.Length; run += 2)"))
        {
            writer.Lines($"int stop = {kept}[run + 1];");
            if (enter.Length > 0)
            {
                writer.Lines(enter.Replace("{first}", kept + "[run]"));
            }

            using (writer.Block($"for (int {index} = {kept}[run]; {index} < stop; {index}++)"))
            {
                body();
            }
        }
    }

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
            writer.Lines($"{name}{width.Suffix(tiling.Rows)}({Tile(arguments, "0", tiling.Rows)});");
            return;
        }

        string last = Literal.Of(tiling.FullRows);
        using (writer.Block($"for (int {row} = 0; {row} < {last}; {row} += {Literal.Of(tiling.Rows)})"))
        {
            writer.Lines($"{name}{width.Suffix(tiling.Rows)}({Tile(arguments, row, tiling.Rows)});");
        }

        if (tiling.Remainder > 0)
        {
            writer.Line();
            writer.Lines($"{name}{width.Suffix(tiling.Remainder)}({Tile(arguments, last, tiling.Remainder)});");
        }
    }
}
