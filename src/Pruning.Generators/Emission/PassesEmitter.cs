using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission;

/// <summary>Prints the order in which the kernels run.</summary>
internal sealed class PassesEmitter
{
    private const string GroupParameters = "ref float arena, StepState step, int worker, int begin, int end";
    private const string OpeningParameters = "ref float arena, StepState step";
    private const string RowParameters = "ref float arena, StepState step, int worker, int workers";
    private readonly KernelPlan _plan;
    private readonly SourceWriter _writer;
    private readonly Dictionary<string, string> _classes;
    private readonly HashSet<string> _placesOfWorker;

    private PassesEmitter(KernelPlan plan, string purpose)
    {
        _plan = plan;
        _writer = FileTemplate.Begin(plan, purpose);
        _classes = KernelClasses.ByName(plan);
        _placesOfWorker =
        [
            .. plan.Arena.Training.OfWorker.Select(buffer => "Training." + buffer.Name),
            .. plan.Arena.Inference.OfWorker.Select(buffer => "Inference." + buffer.Name),
        ];
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
            passes.Calls("Predict", OpeningParameters, plan.Prediction);
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
            passes.Calls("Update", RowParameters, plan.Update);
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
                Calls("Open" + name, OpeningParameters, stretches[i].Opening);
                _writer.Line();
            }

            Summary(stretches.Count == 1 ? summary : summary + $" Part {Literal.Of(i)}.");
            Calls(name, GroupParameters, stretches[i].Calls);
            _writer.Line();
        }
    }

    private void Calls(string name, string parameters, EquatableArray<KernelCall> calls)
    {
        using (_writer.Block($"internal static void {name}({parameters})"))
        {
            if (calls.SelectMany(call => call.Operands).FirstOrDefault(IsOfWorker) is { } place)
            {
                string pass = place.Text.Split('.')[0];
                _writer.Lines(
                    $"""
                    // A worker has one place for all of its groups, one after the other; kernels add those of a group.
                    int own = worker * Buffers.WorkerLength - begin * {pass}.Stride;
                    """);
            }

            Body(calls);
        }
    }

    private void Body(EquatableArray<KernelCall> calls)
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
                Calls(calls, first, last);
                continue;
            }

            // The other of two ways stands behind the first.
            isOther = !isOther && first > 0 && calls[first - 1].Condition is { } before
                && before == condition with { IsSparse = !condition.IsSparse };
            using (_writer.Block(isOther ? "else" : $"if ({Text(condition)})"))
            {
                Calls(calls, first, last);
            }
        }
    }

    private void Calls(EquatableArray<KernelCall> calls, int first, int last)
    {
        for (int i = first; i < last; i++)
        {
            KernelCall call = calls[i];
            string arguments = string.Join(", ", call.Operands.Select(Argument));
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

    private bool IsOfWorker(Operand operand) => operand.IsBuffer && _placesOfWorker.Contains(operand.Text);

    private string Argument(Operand operand)
    {
        if (!operand.IsBuffer)
        {
            return operand.Text;
        }

        string offset = operand.Offset == 0 ? "" : " + " + Literal.Of(operand.Offset);
        string own = IsOfWorker(operand) ? " + own" : "";
        return $"ref Unsafe.Add(ref arena, {operand.Text}{offset}{own})";
    }
}
