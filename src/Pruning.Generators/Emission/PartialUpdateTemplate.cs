using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints the steps of parameters whose gradients were made in the backward pass.</summary>
internal static class PartialUpdateTemplate
{
    // The sum of the parts is applied while it stands in the first-level cache.
    private const int Chunk = 512;

    public static void Write(SourceWriter writer, PartialUpdateKernel kernel)
    {
        string chunk = Literal.Of(Chunk);
        writer.Lines(
            """
            /// <summary>
            /// Gradient and step of this worker's share of count parameters: the gradient is the sum of the parts that
            /// the groups have left behind, in their order.
            /// </summary>
            """);
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float parts, ref float w, ref float moment, ref float mask, "
            + "int count, StepState step, int worker, int workers)"))
        {
            writer.Lines(
                $$"""
                (int first, int last) = WorkerTeam.Share((count + {{chunk}} - 1) / {{chunk}}, worker, workers);
                Span<float> tile = stackalloc float[{{chunk}}];
                ref float dw = ref MemoryMarshal.GetReference(tile);
                for (int index = first * {{chunk}}; index < Math.Min(count, last * {{chunk}}); index += {{chunk}})
                {
                    int columns = Math.Min({{chunk}}, count - index);
                    ref float part = ref Unsafe.Add(ref parts, index);
                    Lanes.SumParts(ref part, Buffers.PartialStride, step.Groups, ref dw, columns);
                    if (step.Apply)
                    {
                        {{kernel.Optimizer.Name}}(ref dw, ref w, ref moment, ref mask, index, 1, columns, 0, step);
                    }
                    else
                    {
                        Lanes.StoreRows(ref dw, ref Unsafe.Add(ref w, Buffers.Gradients + index), 1, columns, 0);
                    }
                }
                """);
        }

        writer.Line();
    }

    public static void Write(SourceWriter writer, VectorUpdateKernel kernel)
    {
        string moment = OptimizerTemplate.MomentOf(kernel.Optimizer, "w");
        writer.Lines(
            """
            /// <summary>
            /// Step of count parameters whose gradients stand in their places; one worker takes it.
            /// </summary>
            """);
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float w, ref float mask, int count, StepState step, int worker)"))
        using (writer.Block("if (step.Apply && worker == 0)"))
        {
            writer.Lines(
                $"""
                ref float dw = ref Unsafe.Add(ref w, Buffers.Gradients);
                {kernel.Optimizer.Name}(ref dw, ref w, {moment}, ref mask, 0, 1, count, 0, step);
                """);
        }

        writer.Line();
    }
}
