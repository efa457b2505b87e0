using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics.Tensors;
using Pruning.Masks;
using Pruning.Plans;
using Pruning.Training;

namespace Pruning.Serialization;

/// <summary>
/// A network as a safetensors file: "Fc1.Weights" [K, C] and "Fc1.Bias" [K], "Fc1.Mask" (words of 32 bits, bit i % 32
/// of word i / 32 is 1 where weight i is kept), the moments of the optimiser and the values to rewind to under the same
/// names with a suffix, and the position of the schedule in the metadata.
/// </summary>
internal static class Checkpoint
{
    private const string Format = "pruning-checkpoint-1";

    public static void Save(Network network, string path)
    {
        Soundness.Require(network);
        NetworkPlan plan = network.Plan;
        var writer = new SafetensorsWriter();
        foreach ((string suffix, int section) in Sections(plan))
        {
            foreach (LayerPlan layer in plan.Layers)
            {
                Span<float> weights = network.Memory.Slice(section + layer.Weights, layer.Count);
                writer.Add(layer.Name + ".Weights" + suffix, layer.Shape, weights);
                if (layer.Bias >= 0)
                {
                    Span<float> biases = network.Memory.Slice(section + layer.Bias, layer.Outputs);
                    writer.Add(layer.Name + ".Bias" + suffix, [layer.Outputs], biases);
                }
            }
        }

        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer.Mask >= 0)
            {
                writer.Add(layer.Name + ".Mask", [MaskBits.WordsFor(layer.Count)], MaskOf(network, layer));
            }
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
        foreach ((string suffix, int section) in Sections(plan))
        {
            foreach (LayerPlan layer in plan.Layers)
            {
                Span<float> weights = network.Memory.Slice(section + layer.Weights, layer.Count);
                file.ReadSingles(layer.Name + ".Weights" + suffix, weights);
                if (layer.Bias >= 0)
                {
                    Span<float> biases = network.Memory.Slice(section + layer.Bias, layer.Outputs);
                    file.ReadSingles(layer.Name + ".Bias" + suffix, biases);
                }
            }
        }

        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer.Mask >= 0)
            {
                file.ReadUInt32s(layer.Name + ".Mask", MaskOf(network, layer));
            }
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
        foreach ((string suffix, int _) in Sections(plan))
        {
            foreach (LayerPlan layer in plan.Layers)
            {
                string weights = layer.Name + ".Weights" + suffix;
                RequireTensor(file, plan, weights, SafetensorsType.Single, layer.Shape);
                needed.Add(weights);
                if (layer.Bias >= 0)
                {
                    string bias = layer.Name + ".Bias" + suffix;
                    RequireTensor(file, plan, bias, SafetensorsType.Single, [layer.Outputs]);
                    needed.Add(bias);
                }
            }
        }

        foreach (LayerPlan layer in plan.Layers)
        {
            RequireFinite(file, layer.Name + ".Weights", layer.Count);
            if (layer.Bias >= 0)
            {
                RequireFinite(file, layer.Name + ".Bias", layer.Outputs);
            }

            if (layer.Mask >= 0)
            {
                RequireMask(file, plan, layer);
                needed.Add(layer.Name + ".Mask");
            }
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

    private static void RequireFinite(SafetensorsFile file, string name, int count)
    {
        float[] values = new float[count];
        file.ReadSingles(name, values);
        if (!TensorPrimitives.IsFiniteAll<float>(values))
        {
            int place = Array.FindIndex(values, value => !float.IsFinite(value));
            throw new FileFormatException(
                file.Path,
                FormattableString.Invariant($"has {values[place]} in tensor '{name}' at element {place}: ")
                + "the training had diverged before it was written.");
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
        int words = MaskBits.WordsFor(layer.Count);
        RequireTensor(file, plan, name, SafetensorsType.UInt32, [words]);
        uint[] mask = new uint[words];
        float[] weights = new float[layer.Count];
        file.ReadUInt32s(name, mask);
        file.ReadSingles(layer.Name + ".Weights", weights);
        int unused = (words * MaskBits.WordBits) - layer.Count;
        if (unused > 0 && mask[^1] >> (MaskBits.WordBits - unused) != 0)
        {
            throw new FileFormatException(
                file.Path, $"has bits in tensor '{name}' behind weight {layer.Count - 1}, the last of the layer.");
        }

        int place = MaskBits.FirstRemovedNotZero(mask, weights);
        if (place >= 0)
        {
            throw new FileFormatException(
                file.Path,
                FormattableString.Invariant($"has weight {place} of layer {layer.Name} as removed in its mask, ")
                + FormattableString.Invariant($"but with value {weights[place]}."));
        }
    }

    private static IEnumerable<(string Suffix, int Section)> Sections(NetworkPlan plan)
    {
        yield return ("", 0);
        for (int i = 0; i < plan.Arena.Moments.Length; i++)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $".Moment{i + 1}"), plan.Arena.Moments[i]);
        }

        if (plan.Arena.Initial >= 0)
        {
            yield return (".Initial", plan.Arena.Initial);
        }
    }

    private static Span<uint> MaskOf(Network network, LayerPlan layer) =>
        network.Memory.Words(network.Plan.Arena.Masks + layer.Mask, MaskBits.WordsFor(layer.Count));
}
