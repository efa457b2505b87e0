using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="DenseUpdateKernel"/>.</summary>
internal static class DenseUpdateTemplate
{
    private const string Parameters =
        "ref float x, ref float dy, ref float w, ref float b, ref float mask, StepState step, int worker, int workers";

    public static void Write(SourceWriter writer, DenseUpdateKernel kernel)
    {
        int panels = (kernel.Inputs + Panel.Columns - 1) / Panel.Columns;
        string units = Literal.Of(kernel.Units);
        string inputs = Literal.Of(kernel.Inputs);
        string task = $"Gradient and step of this worker's share of the rows of w [{units}, {inputs}]";
        string wide = Literal.Of(kernel.Wide.Rows);
        string narrow = Literal.Of(kernel.Narrow.Rows);
        string panel = Literal.Of(Panel.Columns);
        string tileLength = Literal.Of(System.Math.Max(kernel.Wide.Rows, kernel.Narrow.Rows) * Panel.Columns);
        string samples = $"ref Unsafe.Add(ref x, p * (Buffers.BatchSamples * {panel}))";
        string places = $"ref dw, ref w, {OptimizerTemplate.MomentOf(kernel.Weights, "w")}, ref mask";
        const string Outputs = "ref Unsafe.Add(ref dy, k * 16)";
        const string Gradients = "ref Unsafe.Add(ref w, Buffers.Gradients + index)";
        writer.Lines(
            $"""
            /// <summary>
            /// {task}: a register tile of the gradient is complete
            /// when its batch loop ends, and is applied before it leaves the first-level cache.
            /// </summary>
            """);
        string parameters = Parameters + KernelTemplate.KeptParameters(kernel.Skips, "kept", "channels");
        using (writer.Block($"internal static void {kernel.Name}({parameters})"))
        {
            writer.Lines(
                $"""
                int unit = Vector512.IsHardwareAccelerated ? {wide} : {narrow};
                (int first, int last) = WorkerTeam.Share(({units} + unit - 1) / unit, worker, workers);
                Span<float> tile = stackalloc float[{tileLength}];
                ref float dw = ref MemoryMarshal.GetReference(tile);
                """);
            using (writer.Block($"for (int k = first * unit; k < Math.Min(last * unit, {units}); k += unit)"))
            {
                writer.Lines($"int rows = Math.Min(unit, {units} - k);");
                if (kernel.Skips)
                {
                    writer.Lines("ReadOnlySpan<int> read = KeptRuns.If(kept, k, k + rows, channels);");
                }

                using (writer.Block($"for (int p = 0; p < {Literal.Of(panels)}; p++)"))
                {
                    writer.Lines($"int columns = Math.Min({panel}, {inputs} - p * {panel});");
                    if (kernel.Skips)
                    {
                        using (writer.Block($"if (!KeptRuns.Any(read, p * {panel}, p * {panel} + columns))"))
                        {
                            writer.Lines("continue;");
                        }

                        writer.Line();
                    }

                    writer.Lines(
                        $$"""
                        int index = k * {{inputs}} + p * {{panel}};
                        {{kernel.WeightGradient}}({{samples}}, {{Outputs}}, ref dw, Training.Stride, step.Groups, rows);
                        if (step.Apply)
                        {
                            {{kernel.Weights.Name}}({{places}}, index, rows, columns, {{inputs}}, step);
                        }
                        else
                        {
                            Lanes.StoreRows(ref dw, {{Gradients}}, rows, columns, {{inputs}});
                        }
                        """);
                }
            }

            if (kernel.Bias)
            {
                writer.Line();
                Bias(writer, kernel.Groups, kernel.Units, kernel.Biases, "first * unit", "last * unit");
            }
        }

        writer.Line();
    }

    /// <summary>Gradient and step of a share of the biases.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="groups">The layout of the batch.</param>
    /// <param name="outputs">K.</param>
    /// <param name="step">The step.</param>
    /// <param name="from">The first of the share.</param>
    /// <param name="to">Its end, which may lie behind the last bias.</param>
    public static void Bias(
        SourceWriter writer, TileGroups groups, int outputs, OptimizerKernel step, string from, string to)
    {
        const string FirstOutputs = "ref Unsafe.Add(ref dy, begin * 16)";
        string tiles = Literal.Of(groups.TilesPerGroup) + ", " + Literal.Of(outputs * 16);
        string moment = OptimizerTemplate.MomentOf(step, "b");
        writer.Lines(
            $$"""
            int begin = {{from}};
            int count = Math.Min({{to}}, {{Literal.Of(outputs)}}) - begin;
            ref float db = ref Unsafe.Add(ref b, Buffers.Gradients + begin);
            Lanes.SumRows({{FirstOutputs}}, ref db, count, {{tiles}}, Training.Stride, step.Groups);
            if (step.Apply)
            {
                {{step.Name}}(ref db, ref b, {{moment}}, ref mask, begin, 1, count, 0, step);
            }
            """);
    }
}
