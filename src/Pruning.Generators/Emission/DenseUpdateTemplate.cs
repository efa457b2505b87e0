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
        const string Outputs = "ref Unsafe.Add(ref dy, k * 16)";
        const string Gradients = "ref Unsafe.Add(ref w, Buffers.Gradients + index)";
        writer.Lines(
            $"""
            /// <summary>
            /// {task}: a register tile of the gradient is complete
            /// when its batch loop ends, and is applied before it leaves the first-level cache.
            /// </summary>
            """);
        using (writer.Block($"internal static void {kernel.Name}({Parameters})"))
        {
            writer.Lines(
                $$"""
                int unit = Vector512.IsHardwareAccelerated ? {{wide}} : {{narrow}};
                (int first, int last) = WorkerTeam.Share(({{units}} + unit - 1) / unit, worker, workers);
                Span<float> tile = stackalloc float[{{tileLength}}];
                ref float dw = ref MemoryMarshal.GetReference(tile);
                for (int k = first * unit; k < Math.Min(last * unit, {{units}}); k += unit)
                {
                    int rows = Math.Min(unit, {{units}} - k);
                    for (int p = 0; p < {{Literal.Of(panels)}}; p++)
                    {
                        int columns = Math.Min({{panel}}, {{inputs}} - p * {{panel}});
                        int index = k * {{inputs}} + p * {{panel}};
                        {{kernel.WeightGradient}}({{samples}}, {{Outputs}}, ref dw, Training.Stride, step.Groups, rows);
                        if (step.Apply)
                        {
                            {{kernel.Weights.Name}}(ref dw, ref w, ref mask, index, rows, columns, {{inputs}}, step);
                        }
                        else
                        {
                            Lanes.StoreRows(ref dw, {{Gradients}}, rows, columns, {{inputs}});
                        }
                    }
                }
                """);
            if (kernel.Bias)
            {
                const string FirstOutputs = "ref Unsafe.Add(ref dy, begin * 16)";
                string tiles = Literal.Of(kernel.Groups.TilesPerGroup) + ", " + Literal.Of(kernel.Units * 16);
                writer.Line();
                writer.Lines(
                    $$"""
                    int begin = first * unit;
                    int count = Math.Min(last * unit, {{units}}) - begin;
                    ref float db = ref Unsafe.Add(ref b, Buffers.Gradients + begin);
                    Lanes.SumRows({{FirstOutputs}}, ref db, count, {{tiles}}, Training.Stride, step.Groups);
                    if (step.Apply)
                    {
                        {{kernel.Biases.Name}}(ref db, ref b, ref mask, begin, 1, count, 0, step);
                    }
                    """);
            }
        }

        writer.Line();
    }
}
