using Pruning.Generators.Common;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>Prints <see cref="SparseDenseUpdateKernel"/>.</summary>
internal static class SparseUpdateTemplate
{
    // Gradients are applied while they stand in the first-level cache.
    private const int Chunk = 512;

    public static void Write(SourceWriter writer, SparseDenseUpdateKernel kernel)
    {
        string units = Literal.Of(kernel.Units);
        string chunk = Literal.Of(Chunk);
        string tiles = Literal.Of(kernel.Groups.TilesPerGroup);
        string sizeX = Literal.Of(kernel.Inputs * 16);
        string sizeY = Literal.Of(kernel.Units * 16);
        string samples = $"ref x, strideX, {sizeX}, ref dy, Training.Stride, {sizeY}, {tiles}";
        string pattern = $"step.Groups, ref rows, {units}, ref offsets";
        writer.Lines(
            $"""
            /// <summary>
            /// Gradient and step of this worker's share of the kept weights of w
            /// [{units}, {Literal.Of(kernel.Inputs)}], which stand one after the other, and so do their moments.
            /// </summary>
            """);
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float x, int strideX, ref float dy, ref float rows, "
            + "ref float offsets, ref float w, ref float moment, ref float b, ref float mask, StepState step, "
            + "int worker, int workers)"))
        {
            writer.Lines(
                $$"""
                int kept = KeptGradients.Count(ref Unsafe.Add(ref rows, {{units}}));
                (int first, int last) = WorkerTeam.Share((kept + {{chunk}} - 1) / {{chunk}}, worker, workers);
                Span<float> tile = stackalloc float[{{chunk}}];
                ref float dw = ref MemoryMarshal.GetReference(tile);
                for (int n = first * {{chunk}}; n < Math.Min(last * {{chunk}}, kept); n += {{chunk}})
                {
                    int columns = Math.Min({{chunk}}, kept - n);
                    KeptGradients.OfDense({{samples}}, {{pattern}}, n, columns, ref dw);
                    {{kernel.Weights.Name}}(ref dw, ref w, ref moment, ref mask, n, 1, columns, 0, step);
                }
                """);
            if (kernel.Bias)
            {
                writer.Line();
                writer.Lines($"(int from, int to) = WorkerTeam.Share({units}, worker, workers);");
                DenseUpdateTemplate.Bias(writer, kernel.Groups, kernel.Units, kernel.Biases, "from", "to");
            }
        }

        writer.Line();
    }
}
