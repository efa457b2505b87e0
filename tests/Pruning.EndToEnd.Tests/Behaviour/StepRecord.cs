using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Kernels;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>A network behind a training step: all that a checkpoint holds, its masks and its last gradients.</summary>
internal sealed class StepRecord
{
    private readonly Dictionary<string, bool[]> _masks;
    private readonly Dictionary<string, float[]> _gradients;

    private StepRecord(Network network)
    {
        _gradients = network.Layers.ToDictionary(layer => layer.Name, layer => layer.WeightGradients.ToArray());
        _masks = network.Layers.ToDictionary(
            layer => layer.Name,
            layer => Enumerable.Range(0, layer.Mask.Count).Select(i => layer.Mask[i]).ToArray());
        Saved = SavedNetwork.Of(network);
    }

    /// <summary>All tensors.</summary>
    public SavedNetwork Saved { get; }

    /// <summary>The state behind each step of a run.</summary>
    public static List<StepRecord> Run(Network network, Dataset data, int? epochs = null)
    {
        List<StepRecord> records = [];
        network.Fit(data, progress: new OnProgress(_ => records.Add(new StepRecord(network))), epochs: epochs);
        return records;
    }

    /// <summary>The weights of a layer.</summary>
    public float[] Weights(string layer) => Saved[layer + ".Weights"];

    /// <summary>A moment of each weight of a layer, from 1.</summary>
    public float[] Moment(string layer, int moment) => Saved[FormattableString.Invariant(
        $"{layer}.Weights.Moment{moment}")];

    /// <summary>What is trained behind the weights of a layer.</summary>
    public float[] Shadow(string layer) => Saved[layer + ".Weights.Shadow"];

    /// <summary>What the last pass left as gradients.</summary>
    public float[] Gradients(string layer) => _gradients[layer];

    /// <summary>Which weights are kept.</summary>
    public bool[] Mask(string layer) => _masks[layer];

    /// <summary>How many.</summary>
    public int Kept(string layer) => _masks[layer].Count(kept => kept);
}
