using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints the order in which the kernels run.</summary>
internal static class PassesEmitter
{
    private const string GroupParameters = "ref float arena, StepState step, int begin, int end";
    private const string RowParameters = "ref float arena, StepState step, int worker, int workers";

    public static string EmitForward(KernelPlan plan)
    {
        const string Purpose =
            "The forward passes. A group is 16 or 32 samples side by side; threads share the groups.";
        SourceWriter writer = FileTemplate.Begin(plan, Purpose);
        using (writer.Block("internal static class Forward"))
        {
            Summary(writer, "Training: keeps what the backward pass needs, and ends with the loss and its gradient.");
            Pass(writer, "Train", GroupParameters, plan.Forward);
            writer.Line();
            Summary(writer, "Inference on a batch, and its loss.");
            Pass(writer, "Infer", GroupParameters, plan.Inference);
            writer.Line();
            Summary(writer, "Inference on one sample.");
            Pass(writer, "Predict", "ref float arena", plan.Prediction);
        }

        return writer.ToString();
    }

    public static string EmitBackward(KernelPlan plan)
    {
        SourceWriter writer = FileTemplate.Begin(plan, "The backward pass, in two phases with a join between them.");
        using (writer.Block("internal static class Backward"))
        {
            Summary(writer, "From the gradient of the loss to the gradient of every layer's outputs, group by group.");
            Pass(writer, "Propagate", GroupParameters, plan.Backward);
            writer.Line();
            Summary(
                writer,
                "From the gradients of the outputs to those of the parameters, and the optimiser step; "
                + "threads share the rows.");
            Pass(writer, "Update", RowParameters, plan.Update);
        }

        return writer.ToString();
    }

    private static void Summary(SourceWriter writer, string text) => writer.Lines($"/// <summary>{text}</summary>");

    private static void Pass(SourceWriter writer, string name, string parameters, EquatableArray<KernelCall> calls)
    {
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
