using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission;

/// <summary>Prints the order in which the kernels run.</summary>
internal static class PassesEmitter
{
    private const string GroupParameters = "ref float arena, StepState step, int begin, int end";
    private const string OpeningParameters = "ref float arena, StepState step";
    private const string RowParameters = "ref float arena, StepState step, int worker, int workers";

    public static string EmitForward(KernelPlan plan)
    {
        const string Purpose =
            "The forward passes. A group is 16 or 32 samples side by side; threads share the groups.";
        SourceWriter writer = FileTemplate.Begin(plan, Purpose);
        using (writer.Block("internal static class Forward"))
        {
            const string Training =
                "Training: keeps what the backward pass needs, and ends with the loss and its gradient.";
            Stretches(writer, plan, "Train", Training, plan.Forward);
            Stretches(writer, plan, "Infer", "Inference on a batch, and its loss.", plan.Inference);
            Summary(writer, "Inference on one sample.");
            Calls(writer, "Predict", OpeningParameters, plan.Prediction, false);
        }

        return writer.ToString();
    }

    public static string EmitBackward(KernelPlan plan)
    {
        SourceWriter writer = FileTemplate.Begin(plan, "The backward pass, in two phases with a join between them.");
        using (writer.Block("internal static class Backward"))
        {
            const string Propagation =
                "From the gradient of the loss to the gradient of every layer's outputs, group by group.";
            Stretches(writer, plan, "Propagate", Propagation, plan.Backward);
            Summary(
                writer,
                "From the gradients of the outputs to those of the parameters, and the optimiser step; "
                + "threads share the rows.");
            Calls(writer, "Update", RowParameters, plan.Update, false);
        }

        return writer.ToString();
    }

    /// <summary>The method of a stretch: "Train", or "Train3" of several.</summary>
    public static string NameOf(string pass, EquatableArray<Stretch> stretches, int index) =>
        pass + (stretches.Count == 1 ? "" : Literal.Of(index));

    private static void Summary(SourceWriter writer, string text) => writer.Lines($"/// <summary>{text}</summary>");

    private static void Stretches(
        SourceWriter writer, KernelPlan plan, string pass, string summary, EquatableArray<Stretch> stretches)
    {
        for (int i = 0; i < stretches.Count; i++)
        {
            string name = NameOf(pass, stretches, i);
            if (stretches[i].Opening.Count > 0)
            {
                Summary(writer, $"What one thread does before {name}, from what all groups have left behind.");
                Calls(writer, "Open" + name, OpeningParameters, stretches[i].Opening, false);
                writer.Line();
            }

            Summary(writer, stretches.Count == 1 ? summary : summary + $" Part {Literal.Of(i)}.");
            Calls(writer, name, GroupParameters, stretches[i].Calls, plan.ByGroup);
            writer.Line();
        }
    }

    private static void Calls(
        SourceWriter writer, string name, string parameters, EquatableArray<KernelCall> calls, bool byGroup)
    {
        using (writer.Block($"internal static void {name}({parameters})"))
        {
            if (!byGroup)
            {
                Body(writer, calls, "begin", "end");
                return;
            }

            using (writer.Block("for (int group = begin; group < end; group++)"))
            {
                Body(writer, calls, "group", "group + 1");
            }
        }
    }

    private static void Body(SourceWriter writer, EquatableArray<KernelCall> calls, string begin, string end)
    {
        for (int first = 0, last; first < calls.Count; first = last)
        {
            KernelCondition? condition = calls[first].Condition;
            last = first + 1;
            while (last < calls.Count && Equals(calls[last].Condition, condition))
            {
                last++;
            }

            if (condition is null)
            {
                Calls(writer, calls, first, last, begin, end);
                continue;
            }

            // The other of two ways stands behind the first.
            bool isOther = first > 0 && calls[first - 1].Condition is { } before
                && before == condition with { IsSparse = !condition.IsSparse };
            using (writer.Block(isOther ? "else" : $"if ({Text(condition)})"))
            {
                Calls(writer, calls, first, last, begin, end);
            }
        }
    }

    private static void Calls(
        SourceWriter writer, EquatableArray<KernelCall> calls, int first, int last, string begin, string end)
    {
        for (int i = first; i < last; i++)
        {
            KernelCall call = calls[i];
            string arguments = string.Join(", ", call.Operands.Select(operand => Argument(operand, begin, end)));
            string method = call.Kernel.Contains(".") ? call.Kernel : "Kernels." + call.Kernel;
            writer.Lines($"// {call.Comment}");
            writer.Lines($"{method}({arguments});");
        }
    }

    private static string Text(KernelCondition condition)
    {
        string text = $"step.IsSparse({Literal.Of(condition.Layer)}, SparseDirections.{condition.Direction})";
        return condition.IsSparse ? text : "!" + text;
    }

    private static string Argument(Operand operand, string begin, string end)
    {
        if (operand.IsBuffer)
        {
            string offset = operand.Offset == 0 ? "" : " + " + Literal.Of(operand.Offset);
            return $"ref Unsafe.Add(ref arena, {operand.Text}{offset})";
        }

        return operand.Equals(Operand.Begin) ? begin : operand.Equals(Operand.End) ? end : operand.Text;
    }
}
