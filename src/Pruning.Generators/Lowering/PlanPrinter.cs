using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>A kernel plan as text: what a reader compares to see what a change of the lowering does.</summary>
internal static class PlanPrinter
{
    public static string Print(KernelPlan plan)
    {
        List<string> lines =
        [
            .. plan.LayerTable,
            "",
            "groups of " + Literal.Of(plan.Groups.TilesPerGroup) + " tiles, " + Literal.Of(plan.Groups.Capacity)
            + " of them; arena " + Literal.Of(plan.Arena.Length) + " floats",
            "",
            Buffers("arena", plan.Arena.Sections, false),
            .. Workspace("training", plan.Arena.Training),
            .. Workspace("inference", plan.Arena.Inference),
            Buffers("prediction", plan.Arena.Prediction, true),
            "kernels",
            .. plan.Kernels.Select(kernel => "  " + Describe(kernel)),
        ];
        lines.AddRange(Stretches("forward", plan.Forward));
        lines.AddRange(Stretches("backward", plan.Backward));
        lines.AddRange(Calls("update", plan.Update));
        lines.AddRange(Stretches("inference", plan.Inference));
        lines.AddRange(Calls("prediction", plan.Prediction));
        return string.Join("\n", lines) + "\n";
    }

    private static IEnumerable<string> Workspace(string pass, WorkspacePlan plan)
    {
        yield return Buffers(pass + ", stride " + Literal.Of(plan.Stride), plan.OfGroup, true);
        if (plan.WorkerLength > 0)
        {
            yield return Buffers(pass + ", worker " + Literal.Of(plan.WorkerLength), plan.OfWorker, true);
        }
    }

    private static string Buffers(string title, IEnumerable<BufferPlan> buffers, bool live)
    {
        TextTable table = new(title, "shape", ">offset", ">length", live ? ">live" : "");
        foreach (BufferPlan buffer in buffers)
        {
            string last = buffer.Last == int.MaxValue ? "end" : Literal.Of(buffer.Last);
            table.Add(
                buffer.Name,
                buffer.Shape,
                Literal.Of(buffer.Offset),
                Literal.Of(buffer.Length),
                live ? Literal.Of(buffer.First) + ".." + last : "");
        }

        return table.ToString();
    }

    private static string Describe(Kernel kernel) => kernel switch
    {
        DenseForwardKernel k => k.Name + ": rows " + k.Wide + " wide, " + k.Narrow + " narrow",
        DenseInputGradientKernel k => k.Name + ": columns " + k.Wide + " wide, " + k.Narrow + " narrow",
        DenseWeightGradientKernel k => k.Name + ": rows " + k.Wide + " wide, " + k.Narrow + " narrow",
        ConvForwardKernel k => k.Name + ": " + k.Wide + " wide, " + k.Narrow + " narrow",
        ConvInputGradientKernel k => k.Name + ": " + k.Wide + " wide, " + k.Narrow + " narrow",
        ConvWeightGradientKernel k => k.Name + ": " + k.Wide + " wide, " + k.Narrow + " narrow",
        DensePredictKernel k => k.Name + ": rows " + k.Rows,
        ConvPredictKernel k => k.Name + ": " + k.Wide + " wide, " + k.Narrow + " narrow",
        _ => kernel.Name,
    };

    private static IEnumerable<string> Stretches(string title, EquatableArray<Stretch> stretches)
    {
        for (int i = 0; i < stretches.Count; i++)
        {
            string name = title + (stretches.Count == 1 ? "" : " " + Literal.Of(i));
            if (stretches[i].Opening.Count > 0)
            {
                foreach (string line in Calls(name + ", opening", stretches[i].Opening))
                {
                    yield return line;
                }
            }

            foreach (string line in Calls(name, stretches[i].Calls))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Calls(string title, EquatableArray<KernelCall> calls)
    {
        yield return "";
        yield return title;
        foreach (KernelCall call in calls)
        {
            string arguments = string.Join(
                ", ",
                call.Operands.Select(operand =>
                    operand.Text + (operand.Offset == 0 ? "" : " + " + Literal.Of(operand.Offset))));
            yield return "  " + call.Kernel + "(" + arguments + ")";
        }
    }
}
