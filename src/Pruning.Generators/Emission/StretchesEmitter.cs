using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints the overrides that lead from the number of a stretch to its methods.</summary>
internal static class StretchesEmitter
{
    private const string Step = "ref float arena, global::Pruning.Execution.StepState step";
    private const string Groups = Step + ", int worker, int begin, int end";

    public static void Write(SourceWriter writer, KernelPlan plan, string implementation)
    {
        string forward = implementation + ".Forward.";
        string backward = implementation + ".Backward.";

        // The backward pass begins where the forward pass ends.
        int turn = plan.Forward.Count - 1;
        var train = new List<string>[plan.TrainStretches];
        var openTrain = new List<string>[plan.TrainStretches];
        var infer = new List<string>[plan.Inference.Count];
        var openInfer = new List<string>[plan.Inference.Count];
        Collect(plan.Forward, forward, "Train", 0, train, openTrain);
        Collect(plan.Backward, backward, "Propagate", turn, train, openTrain);
        Collect(plan.Inference, forward, "Infer", 0, infer, openInfer);
        Override(writer, "TrainGroups", Groups, train);
        Override(writer, "OpenTraining", Step, openTrain);
        Override(writer, "InferGroups", Groups, infer);
        Override(writer, "OpenInference", Step, openInfer);
    }

    private static void Collect(
        EquatableArray<Stretch> stretches,
        string type,
        string pass,
        int first,
        List<string>[] calls,
        List<string>[] openings)
    {
        for (int i = 0; i < stretches.Count; i++)
        {
            string name = PassesEmitter.NameOf(pass, stretches, i);
            calls[first + i] ??= [];
            openings[first + i] ??= [];
            calls[first + i].Add($"{type}{name}(ref arena, step, worker, begin, end);");
            if (stretches[i].Opening.Count > 0)
            {
                openings[first + i].Add($"{type}Open{name}(ref arena, step);");
            }
        }
    }

    private static void Override(SourceWriter writer, string name, string parameters, List<string>[] stretches)
    {
        if (System.Array.TrueForAll(stretches, calls => calls.Count == 0))
        {
            return;
        }

        writer.Lines("/// <inheritdoc/>");
        using (writer.Block($"protected override void {name}(int stretch, {parameters})"))
        {
            if (stretches.Length == 1)
            {
                stretches[0].ForEach(writer.Lines);
            }
            else
            {
                Switch(writer, stretches);
            }
        }

        writer.Line();
    }

    private static void Switch(SourceWriter writer, List<string>[] stretches)
    {
        using (writer.Block("switch (stretch)"))
        {
            for (int i = 0; i < stretches.Length; i++)
            {
                if (stretches[i].Count > 0)
                {
                    writer.Lines($"case {Literal.Of(i)}:");
                    stretches[i].ForEach(call => writer.Lines("    " + call));
                    writer.Lines("    break;");
                }
            }
        }
    }
}
