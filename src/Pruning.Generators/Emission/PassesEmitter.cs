using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints the order in which the kernels run.</summary>
internal static class PassesEmitter
{
    private const string TileParameters = "ref float arena, StepState step, int begin, int end";

    public static string EmitForward(KernelPlan plan)
    {
        SourceWriter writer = FileTemplate.Begin(plan, "The forward passes. A group is 16 or 32 samples side by side; threads share the groups.");
        using (writer.Block("internal static class Forward"))
        {
            Pass(writer, "Training: keeps what the backward pass needs, and ends with the loss and its gradient.", "Train", TileParameters, plan.Forward);
            writer.Line();
            Pass(writer, "Inference on a batch, and its loss.", "Infer", TileParameters, plan.Inference);
            writer.Line();
            Pass(writer, "Inference on one sample.", "Predict", "ref float arena", plan.Prediction);
        }

        return writer.ToString();
    }

    public static string EmitBackward(KernelPlan plan)
    {
        SourceWriter writer = FileTemplate.Begin(plan, "The backward pass, in two phases with a join between them.");
        using (writer.Block("internal static class Backward"))
        {
            Pass(writer, "From the gradient of the loss to the gradient of every layer's outputs, group by group.", "Propagate", TileParameters, plan.Backward);
            writer.Line();
            Pass(writer, "From the gradients of the outputs to those of the parameters, and the optimiser step; threads share the rows.", "Update", "ref float arena, StepState step, int worker, int workers", plan.Update);
        }

        return writer.ToString();
    }

    private static void Pass(SourceWriter writer, string summary, string name, string parameters, EquatableArray<KernelCall> calls)
    {
        writer.Lines($"/// <summary>{summary}</summary>");
        using (writer.Block($"internal static void {name}({parameters})"))
        {
            foreach (KernelCall call in calls)
            {
                string arguments = string.Join(", ", call.Operands.Select(Argument));
                string method = call.Kernel.Contains(".") ? call.Kernel : "Kernels." + call.Kernel;
                writer.Lines($"// {call.Comment}");
                writer.Lines($"{method}({arguments});");
            }
        }
    }

    private static string Argument(Operand operand) =>
        operand.IsBuffer ? $"ref Unsafe.Add(ref arena, {operand.Text})" : operand.Text;
}
