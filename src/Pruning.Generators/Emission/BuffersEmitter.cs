using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission;

/// <summary>Prints the offsets of all buffers as constants.</summary>
internal static class BuffersEmitter
{
    public static string Emit(KernelPlan plan)
    {
        const string Purpose = "Where everything stands in the arena, in floats from its start.";
        SourceWriter writer = FileTemplate.Begin(plan, Purpose);
        using (writer.Block("internal static class Buffers"))
        {
            writer.Lines(
                $"""
                /// <summary>Floats of the arena, but for what the workers have for themselves.</summary>
                internal const int Length = {Literal.Of(plan.Arena.Length)};

                /// <summary>Floats that each worker has for itself, behind all others.</summary>
                internal const int WorkerLength = {Literal.Of(plan.Arena.WorkerLength)};

                /// <summary>Samples that the batch buffers hold.</summary>
                internal const int BatchSamples = {Literal.Of(plan.Groups.Samples)};

                /// <summary>Floats of the samples of one group.</summary>
                internal const int SamplesStride = {Literal.Of(SamplesStride(plan))};
                """);
            foreach (BufferPlan section in plan.Arena.Sections)
            {
                writer.Line();
                Write(writer, section);
            }

            if (plan.Partials.Length > 0)
            {
                writer.Line();
                writer.Lines(
                    $"""
                    /// <summary>Floats of the gradients that one group leaves behind.</summary>
                    internal const int PartialStride = {Literal.Of(plan.Partials.Length)};
                    """);
                foreach (BufferPlan part in plan.Partials.Parts)
                {
                    writer.Line();
                    writer.Lines($"/// <summary>{part.Shape} of the first group.</summary>");
                    writer.Lines($"internal const int {part.Name} = Partials + {Literal.Of(part.Offset)};");
                }
            }

            foreach (LayerPlan layer in plan.Layers)
            {
                string shape = $"[{string.Join(", ", layer.Shape.Select(Literal.Of))}]";
                Parameter(writer, "Weights", layer.Name, shape, layer.Weights);
                if (layer.Bias >= 0)
                {
                    Parameter(writer, "Bias", layer.Name, $"[{Literal.Of(layer.Outputs)}]", layer.Bias);
                }

                if (layer.IsPrunable)
                {
                    writer.Line();
                    writer.Lines($"/// <summary>{shape} bits</summary>");
                    writer.Lines($"internal const int Mask_{layer.Name} = Masks + {Literal.Of(layer.Mask)};");
                }

                if (layer.Sparse is { } sparse)
                {
                    Pattern(writer, layer.Name, sparse);
                }
            }

            foreach (NormPlan norm in plan.Norms)
            {
                string shape = $"[{Literal.Of(norm.Channels)}]";
                Parameter(writer, "Scale", norm.Layer, shape, norm.Scale);
                Parameter(writer, "Shift", norm.Layer, shape, norm.Shift);
                Parameter(writer, "Mean", norm.Layer, shape, norm.Mean);
                Parameter(writer, "Variance", norm.Layer, shape, norm.Variance);
            }
        }

        writer.Line();
        Workspace(writer, "Training", plan.Arena.Training);
        writer.Line();
        Workspace(writer, "Inference", plan.Arena.Inference);
        writer.Line();
        writer.Lines(
            "/// <summary>The workspace of a single prediction, in the place of those of a batch; "
            + "buffers that are never live together share memory.</summary>");
        using (writer.Block($"internal static class {SamplePass.Name}"))
        {
            for (int i = 0; i < plan.Arena.Prediction.Count; i++)
            {
                if (i > 0)
                {
                    writer.Line();
                }

                Write(writer, plan.Arena.Prediction[i]);
            }
        }

        return writer.ToString();
    }

    private static void Parameter(SourceWriter writer, string kind, string layer, string shape, int offset)
    {
        writer.Line();
        writer.Lines($"/// <summary>{shape}</summary>");
        writer.Lines($"internal const int {kind}_{layer} = Parameters + {Literal.Of(offset)};");
    }

    private static void Pattern(SourceWriter writer, string layer, SparsePlan plan)
    {
        int[] places =
        [
            plan.Values, plan.Offsets, plan.Rows, plan.BackOffsets, plan.BackPlaces, plan.Columns, plan.SampleOffsets,
            plan.SampleValues, plan.SlotValues, plan.SlotIndices, plan.SlotTables, plan.SlotRows,
        ];
        writer.Line();
        writer.Lines("/// <summary>Its kept weights, one behind the other: see SparsePlan.</summary>");
        for (int i = 0; i < places.Length; i++)
        {
            writer.Lines(
                $"internal const int {SparseLayer.Parts[i]}{layer} = Patterns + {Literal.Of(places[i])};");
        }
    }

    private static int SamplesStride(KernelPlan plan)
    {
        foreach (BufferPlan section in plan.Arena.Sections)
        {
            if (section.Name == "Samples")
            {
                return section.Length / plan.Groups.Capacity;
            }
        }

        throw new System.InvalidOperationException("The arena has no section for the samples.");
    }

    private static void Workspace(SourceWriter writer, string name, WorkspacePlan workspace)
    {
        string pass = name.ToLowerInvariant();
        writer.Lines(
            $"/// <summary>The workspace of the first group in a pass of {pass}, and that of the first worker; "
            + "buffers that are never live together share memory.</summary>");
        using (writer.Block($"internal static class {name}"))
        {
            writer.Lines(
                $"""
                /// <summary>Floats from the workspace of one group to that of the next.</summary>
                internal const int Stride = {Literal.Of(workspace.Stride)};
                """);
            foreach (BufferPlan buffer in workspace.Buffers)
            {
                writer.Line();
                Write(writer, buffer);
            }
        }
    }

    private static void Write(SourceWriter writer, BufferPlan buffer)
    {
        string owner = buffer.IsOfWorker ? ", of a worker" : "";
        writer.Lines($"/// <summary>{buffer.Shape}{owner}</summary>");
        writer.Lines($"internal const int {buffer.Name} = {Literal.Of(buffer.Offset)};");
    }
}
