using System;
using System.Collections.Generic;
using Pruning.Masks;
using Pruning.Plans;
using Pruning.Training;

namespace Pruning.Serialization;

/// <summary>
/// A network as a safetensors file: "Conv1.Weights" [K, C, R, R] and "Conv1.Bias" [K], "Conv1.BatchNorm.Scale" with
/// Shift, Mean and Variance, each [K], "Conv1.Mask" (words of 32 bits, bit i % 32 of word i / 32 is 1 where weight i is
/// kept), what a growing penalty acts on ("Conv1.Chosen", as the mask), the moments of the optimiser and the values to
/// rewind to under the same names with a suffix, and the position of the schedule in the metadata.
/// </summary>
internal static class Checkpoint
{
    private const string Format = "pruning-checkpoint-1";

    public static void Save(Network network, string path)
    {
        Soundness.Require(network);
        NetworkPlan plan = network.Plan;
        var writer = new SafetensorsWriter();
        foreach (StoredTensor stored in StoredTensor.Of(plan))
        {
            writer.Add(stored.Name, stored.Tensor.Shape, network.Memory.Slice(stored.Place, stored.Tensor.Count));
        }

        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer.Mask >= 0)
            {
                Span<uint> mask = network.Memory.MaskOf(network.Plan, layer);
                writer.Add(layer.Name + ".Mask", [mask.Length], mask);
            }
        }

        foreach (LayerPlan layer in StoredChoice.LayersOf(plan))
        {
            writer.Add(
                StoredChoice.NameOf(layer), [MaskBits.WordsFor(layer.Count)], StoredChoice.Of(network, layer));
        }

        writer.AddMetadata("format", Format);
        writer.AddMetadata("network", plan.Name);
        writer.AddMetadata("architecture", plan.Architecture);
        PositionText.Write(writer, network.Seed, network.Position);
        writer.Save(path);
    }

    /// <summary>Checks the whole file first, then reads it: a fault leaves the network as it was.</summary>
    /// <returns>The seed of the run.</returns>
    public static ulong Load(Network network, string path)
    {
        NetworkPlan plan = network.Plan;
        SafetensorsFile file = SafetensorsFile.Open(path);
        Require(file, plan);
        SchedulePosition position = PositionText.Read(file, plan, out ulong seed);
        foreach (StoredTensor stored in StoredTensor.Of(plan))
        {
            file.ReadSingles(stored.Name, network.Memory.Slice(stored.Place, stored.Tensor.Count));
        }

        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer.Mask >= 0)
            {
                file.ReadUInt32s(layer.Name + ".Mask", network.Memory.MaskOf(network.Plan, layer));
            }
        }

        foreach (LayerPlan layer in StoredChoice.LayersOf(plan))
        {
            file.ReadUInt32s(StoredChoice.NameOf(layer), StoredChoice.Of(network, layer));
        }

        network.Position.CopyFrom(position);
        return seed;
    }

    private static void Require(SafetensorsFile file, NetworkPlan plan)
    {
        if (!file.Metadata.TryGetValue("format", out string? format) || format != Format)
        {
            throw new FileFormatException(
                file.Path,
                $"is a safetensors file, but not a checkpoint of a network (metadata 'format' is not '{Format}').");
        }

        string architecture = file.Metadata.GetValueOrDefault("architecture", "");
        if (architecture != plan.Architecture)
        {
            throw new FileFormatException(
                file.Path,
                $"is a checkpoint of another network: it holds {architecture}, "
                + $"but {plan.Name} is {plan.Architecture}.");
        }

        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (StoredTensor stored in StoredTensor.Of(plan))
        {
            RequireTensor(file, plan, stored.Name, SafetensorsType.Single, stored.Tensor.Shape);
            RequireSound(file, stored);
            needed.Add(stored.Name);
        }

        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer.Mask >= 0)
            {
                RequireMask(file, plan, layer);
                needed.Add(layer.Name + ".Mask");
            }
        }

        foreach (LayerPlan layer in StoredChoice.LayersOf(plan))
        {
            RequireTensor(
                file, plan, StoredChoice.NameOf(layer), SafetensorsType.UInt32, [MaskBits.WordsFor(layer.Count)]);
            StoredMask.Read(file, StoredChoice.NameOf(layer), layer);
            needed.Add(StoredChoice.NameOf(layer));
        }

        // A tensor too many, such as a second moment, says as much as a missing one: training could not go on as it
        // was.
        foreach (string name in file.Names)
        {
            if (!needed.Contains(name))
            {
                throw new FileFormatException(
                    file.Path,
                    $"has a tensor '{name}', which {plan.Name} has no use for: its optimiser, policy or schedule was "
                    + "another when the file was written.");
            }
        }
    }

    private static void RequireSound(SafetensorsFile file, StoredTensor stored)
    {
        float[] values = new float[stored.Tensor.Count];
        file.ReadSingles(stored.Name, values);
        if (Soundness.FaultOf(stored, values) is { } fault)
        {
            throw new FileFormatException(file.Path, $"has {fault}: no training can go on from it.");
        }
    }

    private static void RequireTensor(
        SafetensorsFile file, NetworkPlan plan, string name, SafetensorsType type, ReadOnlySpan<int> shape)
    {
        if (!file.TryGet(name, out SafetensorsEntry? entry))
        {
            throw new FileFormatException(
                file.Path,
                $"has no tensor '{name}', which {plan.Name} needs: its optimiser, policy or schedule was another when "
                + "the file was written.");
        }

        bool same = entry.Type == type && entry.Shape.Count == shape.Length;
        for (int i = 0; same && i < shape.Length; i++)
        {
            same = entry.Shape[i] == shape[i];
        }

        if (!same)
        {
            throw new FileFormatException(
                file.Path,
                $"has tensor '{name}' as {entry.Type} [{string.Join(", ", entry.Shape)}], "
                + $"but {plan.Name} needs {type} [{string.Join(", ", shape.ToArray())}].");
        }
    }

    // A mask and its weights must agree: a removed weight is exactly zero, and there are no bits behind the last
    // weight.
    private static void RequireMask(SafetensorsFile file, NetworkPlan plan, LayerPlan layer)
    {
        string name = layer.Name + ".Mask";
        RequireTensor(file, plan, name, SafetensorsType.UInt32, [MaskBits.WordsFor(layer.Count)]);
        uint[] mask = StoredMask.Read(file, name, layer);
        float[] weights = new float[layer.Count];
        file.ReadSingles(layer.Name + ".Weights", weights);
        int place = MaskBits.FirstRemovedNotZero(mask, weights);
        if (place >= 0)
        {
            throw new FileFormatException(
                file.Path,
                FormattableString.Invariant($"has weight {place} of layer {layer.Name} as removed in its mask, ")
                + FormattableString.Invariant($"but with value {weights[place]}."));
        }
    }
}
