using System;
using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>Prints <see cref="SparseDenseKernel"/> and <see cref="SparseDenseInputGradientKernel"/>.</summary>
internal static class SparseDenseTemplate
{
    // Tiles of sixteen samples that share a weight: as many as the registers hold with room to spare.
    private static readonly int[] WideTiles = [8, 4];
    private static readonly int[] NarrowTiles = [4];

    public static void Write(SourceWriter writer, SparseDenseKernel kernel)
    {
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = f(Σ w x[c] + b[k]) over the kept weights of each of {Literal.Of(kernel.Units)} outputs; x
            /// [{Literal.Of(kernel.Inputs)}, 16] and y [{Literal.Of(kernel.Units)}, 16] per tile. Several groups at
            /// a time share a weight.
            /// </summary>
            """);
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float x, int strideX, {SparseTileTemplate.Lists(false)}, "
            + "ref float b, ref float y, int strideY, int begin, int end)"))
        {
            SparseTileTemplate.Integers(writer, false);
            Dispatch(writer, kernel.Groups, (name, groups) =>
                $"{kernel.Name}{name}(ref Unsafe.Add(ref x, g * strideX), {SparseTileTemplate.Arguments(false)}, "
                + $"{Stride(groups, "strideX, ")}ref b, ref Unsafe.Add(ref y, g * strideY), strideY);");
        }

        writer.Line();
        foreach ((VectorWidth width, int groups) in Variants(kernel.Groups))
        {
            IReadOnlyList<SparseRegister> registers = Registers(width, groups, kernel.Inputs, kernel.Units);
            SparseTileTemplate.Write(writer, new SparseTile
            {
                Name = kernel.Name + NameOf(width, registers.Count),
                Vector = width.Type,
                Source = "x",
                Counter = "k",
                Outputs = kernel.Units,
                Parameters = Stride(groups, "int stride, ") + "ref float b, ref float y, int strideY",
                Groups = groups,
                Registers = registers,
                HasBias = kernel.Bias,
                Finish = text => Store(
                    text, registers, groups, "y", "k", "strideY",
                    (i, _) => EpilogueTemplate.Forward(kernel.Epilogue, width.Type, "sum" + Literal.Of(i))),
            });
        }
    }

    public static void Write(SourceWriter writer, SparseDenseInputGradientKernel kernel)
    {
        writer.Lines(
            $"""
            /// <summary>
            /// dx[c] = f'(x[c]) Σ w dy[k] over the kept weights of each of {Literal.Of(kernel.Inputs)} inputs; dy
            /// [{Literal.Of(kernel.Units)}, 16], x and dx [{Literal.Of(kernel.Inputs)}, 16] per tile. Several groups
            /// at a time share a weight.
            /// </summary>
            """);
        const string Places = "ref Unsafe.Add(ref x, g * stride), ref Unsafe.Add(ref dx, g * stride)";
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float dy, {SparseTileTemplate.Lists(true)}, ref float x, "
            + "ref float dx, int stride, int begin, int end)"))
        {
            SparseTileTemplate.Integers(writer, true);
            Dispatch(writer, kernel.Groups, (name, _) =>
                $"{kernel.Name}{name}(ref Unsafe.Add(ref dy, g * stride), {SparseTileTemplate.Arguments(true)}, "
                + $"{Places}, stride);");
        }

        writer.Line();
        bool derives = kernel.Epilogue.Kind != EpilogueKind.None;
        foreach ((VectorWidth width, int groups) in Variants(kernel.Groups))
        {
            IReadOnlyList<SparseRegister> registers = Registers(width, groups, kernel.Units, kernel.Inputs);
            SparseTileTemplate.Write(writer, new SparseTile
            {
                Name = kernel.Name + NameOf(width, registers.Count),
                Vector = width.Type,
                Source = "dy",
                Counter = "c",
                Outputs = kernel.Inputs,
                Parameters = "ref float x, ref float dx, int stride",
                IsIndirect = true,
                Groups = groups,
                Registers = registers,
                Finish = text =>
                {
                    for (int g = 0; derives && g < groups; g++)
                    {
                        text.Lines(
                            $"ref float xc{Literal.Of(g)} = ref Unsafe.Add(ref x, {Literal.Of(g)} * stride + c * 16);");
                    }

                    Store(text, registers, groups, "dx", "c", "stride", (i, register) => EpilogueTemplate.Backward(
                        kernel.Epilogue,
                        width.Type,
                        "sum" + Literal.Of(i),
                        KernelTemplate.Load(width, "xc" + Literal.Of(register.Group), register.Write)));
                },
            });
        }
    }

    // The largest tiles first, then what is left group by group.
    private static void Dispatch(SourceWriter writer, TileGroups groups, Func<string, int, string> call)
    {
        writer.Lines("int g = begin;");
        using (writer.Block("if (Vector512.IsHardwareAccelerated)"))
        {
            Loops(VectorWidth.Wide(groups), WideTiles);
        }

        using (writer.Block("else"))
        {
            Loops(Narrow(groups), NarrowTiles);
        }

        void Loops(VectorWidth width, int[] tiles)
        {
            foreach (int count in GroupCounts(groups, tiles))
            {
                string name = NameOf(width, count * width.Registers);
                string step = count == 1 ? "g++" : $"g += {Literal.Of(count)}";
                string condition = count == 1 ? "g < end" : $"g <= end - {Literal.Of(count)}";
                using (writer.Block($"for (; {condition}; {step})"))
                {
                    writer.Lines(call(name, count));
                }
            }
        }
    }

    private static IEnumerable<(VectorWidth Width, int Groups)> Variants(TileGroups groups)
    {
        foreach (int count in GroupCounts(groups, WideTiles))
        {
            yield return (VectorWidth.Wide(groups), count);
        }

        foreach (int count in GroupCounts(groups, NarrowTiles))
        {
            yield return (Narrow(groups), count);
        }
    }

    private static IEnumerable<int> GroupCounts(TileGroups groups, int[] tiles)
    {
        foreach (int count in tiles)
        {
            int together = count / groups.TilesPerGroup;
            if (together > 1 && together <= groups.Capacity)
            {
                yield return together;
            }
        }

        yield return 1;
    }

    // Here a narrow tile, too, passes over all tiles of a group.
    private static VectorWidth Narrow(TileGroups groups) => VectorWidth.NarrowGroup(groups);

    private static string NameOf(VectorWidth width, int registers) =>
        (width.Lanes == 16 ? "_x" : "_y") + Literal.Of(registers);

    private static string Stride(int groups, string text) => groups == 1 ? "" : text;

    private static IReadOnlyList<SparseRegister> Registers(VectorWidth width, int groups, int inputs, int outputs)
    {
        List<SparseRegister> registers = [];
        for (int g = 0; g < groups; g++)
        {
            foreach (int r in width.All)
            {
                registers.Add(new SparseRegister(g, width.Offset(r, inputs), width.Offset(r, outputs)));
            }
        }

        return registers;
    }

    private static void Store(
        SourceWriter writer,
        IReadOnlyList<SparseRegister> registers,
        int groups,
        string to,
        string counter,
        string stride,
        Func<int, SparseRegister, string> value)
    {
        for (int g = 0; g < groups; g++)
        {
            string offset = g == 0 ? "" : $"{Literal.Of(g)} * {stride} + ";
            writer.Lines($"ref float to{Literal.Of(g)} = ref Unsafe.Add(ref {to}, {offset}{counter} * 16);");
        }

        for (int i = 0; i < registers.Count; i++)
        {
            SparseRegister register = registers[i];
            writer.Lines(KernelTemplate.Store(
                value(i, register), "to" + Literal.Of(register.Group), register.Write));
        }
    }
}
