using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints the offsets of all buffers as constants.</summary>
internal static class BuffersEmitter
{
    public static string Emit(KernelPlan plan)
    {
        SourceWriter writer = FileTemplate.Begin(plan, "Where everything stands in the arena, in floats from its start.");
        using (writer.Block("internal static class Buffers"))
        {
            writer.Lines($"/// <summary>Floats of the whole arena.</summary>\ninternal const int Length = {Literal.Of(plan.Arena.Length)};");
            writer.Line();
            writer.Lines($"/// <summary>Samples that the batch buffers hold.</summary>\ninternal const int BatchSamples = {Literal.Of(plan.Groups.Samples)};");
            writer.Line();
            writer.Lines($"/// <summary>Floats of the samples of one group.</summary>\ninternal const int SamplesStride = {Literal.Of(SamplesStride(plan))};");
            foreach (BufferPlan section in plan.Arena.Sections)
            {
                writer.Line();
                Write(writer, section);
            }

            foreach (LayerPlan layer in plan.Layers)
            {
                writer.Line();
                writer.Lines($"/// <summary>[{Literal.Of(layer.Units)}, {Literal.Of(layer.Inputs)}]</summary>");
                writer.Lines($"internal const int Weights_{layer.Name} = Parameters + {Literal.Of(layer.Weights)};");
                if (layer.Bias >= 0)
                {
                    writer.Line();
                    writer.Lines($"/// <summary>[{Literal.Of(layer.Units)}]</summary>");
                    writer.Lines($"internal const int Bias_{layer.Name} = Parameters + {Literal.Of(layer.Bias)};");
                }

                if (layer.IsPrunable)
                {
                    writer.Line();
                    writer.Lines($"/// <summary>[{Literal.Of(layer.Units)}, {Literal.Of(layer.Inputs)}] bits</summary>");
                    writer.Lines($"internal const int Mask_{layer.Name} = Masks + {Literal.Of(layer.Mask)};");
                }
            }
        }

        writer.Line();
        Workspace(writer, "Training", plan.Arena.Training, plan.Arena.TrainingStride);
        writer.Line();
        Workspace(writer, "Inference", plan.Arena.Inference, plan.Arena.InferenceStride);
        return writer.ToString();
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

    private static void Workspace(SourceWriter writer, string name, EquatableArray<BufferPlan> buffers, int stride)
    {
        writer.Lines($"/// <summary>The workspace of the first group in a pass of {name.ToLowerInvariant()}; buffers that are never live together share memory.</summary>");
        using (writer.Block($"internal static class {name}"))
        {
            writer.Lines($"/// <summary>Floats from the workspace of one group to that of the next.</summary>\ninternal const int Stride = {Literal.Of(stride)};");
            foreach (BufferPlan buffer in buffers)
            {
                writer.Line();
                Write(writer, buffer);
            }
        }
    }

    private static void Write(SourceWriter writer, BufferPlan buffer)
    {
        writer.Lines($"/// <summary>{buffer.Shape}</summary>");
        writer.Lines($"internal const int {buffer.Name} = {Literal.Of(buffer.Offset)};");
    }
}
