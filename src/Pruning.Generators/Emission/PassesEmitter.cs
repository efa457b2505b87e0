using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission;

/// <summary>Prints the order in which the kernels run.</summary>
internal sealed class PassesEmitter
{
    private const string GroupParameters = "ref float arena, StepState step, int begin, int end";
    private const string OpeningParameters = "ref float arena, StepState step";
    private const string RowParameters = "ref float arena, StepState step, int worker, int workers";
    private readonly KernelPlan _plan;
    private readonly SourceWriter _writer;
    private readonly Dictionary<string, string> _classes;

    private PassesEmitter(KernelPlan plan, string purpose)
    {
        _plan = plan;
        _writer = FileTemplate.Begin(plan, purpose);
        _classes = KernelClasses.ByName(plan);
    }

    public static string EmitForward(KernelPlan plan)
    {
        const string Purpose =
            "The forward passes. A group is 16 or 32 samples side by side; threads share the groups.";
        PassesEmitter passes = new(plan, Purpose);
        using (passes._writer.Block("internal static class Forward"))
        {
            const string Training =
                "Training: keeps what the backward pass needs, and ends with the loss and its gradient.";
            passes.Stretches("Train", Training, plan.Forward);
            passes.Stretches("Infer", "Inference on a batch, and its loss.", plan.Inference);
            passes.Summary("Inference on one sample.");
            passes.Calls("Predict", OpeningParameters, plan.Prediction, false);
        }

        return passes._writer.ToString();
    }

    public static string EmitBackward(KernelPlan plan)
    {
        PassesEmitter passes = new(plan, "The backward pass, in two phases with a join between them.");
        using (passes._writer.Block("internal static class Backward"))
        {
            const string Propagation =
                "From the gradient of the loss to the gradient of every layer's outputs, group by group.";
            passes.Stretches("Propagate", Propagation, plan.Backward);
            passes.Summary(
                "From the gradients of the outputs to those of the parameters, and the optimiser step; "
                + "threads share the rows.");
            passes.Calls("Update", RowParameters, plan.Update, false);
        }

        return passes._writer.ToString();
    }

    /// <summary>The method of a stretch: "Train", or "Train3" of several.</summary>
    public static string NameOf(string pass, EquatableArray<Stretch> stretches, int index) =>
        pass + (stretches.Count == 1 ? "" : Literal.Of(index));

    private void Summary(string text) => _writer.Lines($"/// <summary>{text}</summary>");

    private void Stretches(string pass, string summary, EquatableArray<Stretch> stretches)
    {
        for (int i = 0; i < stretches.Count; i++)
        {
            string name = NameOf(pass, stretches, i);
            if (stretches[i].Opening.Count > 0)
            {
                Summary($"What one thread does before {name}, from what all groups have left behind.");
                Calls("Open" + name, OpeningParameters, stretches[i].Opening, false);
                _writer.Line();
            }

            Summary(stretches.Count == 1 ? summary : summary + $" Part {Literal.Of(i)}.");
            Calls(name, GroupParameters, stretches[i].Calls, _plan.ByGroup);
            _writer.Line();
        }
    }

    private void Calls(string name, string parameters, EquatableArray<KernelCall> calls, bool byGroup)
    {
        using (_writer.Block($"internal static void {name}({parameters})"))
        {
            if (!byGroup)
            {
                Body(calls, "begin", "end");
                return;
            }

            using (_writer.Block("for (int group = begin; group < end; group++)"))
            {
                Body(calls, "group", "group + 1");
            }
        }
    }

    private void Body(EquatableArray<KernelCall> calls, string begin, string end)
    {
        bool isOther = false;
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
                isOther = false;
                Calls(calls, first, last, begin, end);
                continue;
            }

            // The other of two ways stands behind the first.
            isOther = !isOther && first > 0 && calls[first - 1].Condition is { } before
                && before == condition with { IsSparse = !condition.IsSparse };
            using (_writer.Block(isOther ? "else" : $"if ({Text(condition)})"))
            {
                Calls(calls, first, last, begin, end);
            }
        }
    }

    private void Calls(EquatableArray<KernelCall> calls, int first, int last, string begin, string end)
    {
        for (int i = first; i < last; i++)
        {
            KernelCall call = calls[i];
            string arguments = string.Join(", ", call.Operands.Select(operand => Argument(operand, begin, end)));
            string method = _classes.TryGetValue(call.Kernel, out string name) ? name + "." + call.Kernel : call.Kernel;
            _writer.Lines($"// {call.Comment}");
            _writer.Lines($"{method}({arguments});");
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
