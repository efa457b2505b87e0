using System;
using System.Linq;
using Pruning.Criteria;
using Pruning.CriteriaBenchmarks.Networks.SmallDigits;
using Pruning.Data;
using Pruning.Execution;

namespace Pruning.CriteriaBenchmarks;

/// <summary>A small network, and what criteria think of it: each is declared by another class of the same
/// layers.</summary>
internal sealed class JudgedNetwork : IDisposable
{
    private const int FewSteps = 5;
    private const int FewSamples = 50;

    private readonly Unpruned _network;
    private readonly Dataset _data;
    private readonly ulong _seed;

    private JudgedNetwork(ulong seed, Dataset data)
    {
        _network = new Unpruned(seed);
        _data = data;
        _seed = seed;
    }

    /// <summary>One that has seen five batches.</summary>
    /// <param name="seed">Decides the initial weights.</param>
    /// <param name="data">What it learns, and what criteria look at.</param>
    public static JudgedNetwork NearInitialization(ulong seed, Dataset data)
    {
        var judged = new JudgedNetwork(seed, data);
        foreach (int[] batch in Enumerable.Range(0, FewSteps * FewSamples).Chunk(FewSamples))
        {
            judged._network.TrainStep(new Batch(data, batch));
        }

        return judged;
    }

    /// <summary>One that was trained.</summary>
    /// <inheritdoc cref="NearInitialization"/>
    public static JudgedNetwork AfterTraining(ulong seed, Dataset data)
    {
        var judged = new JudgedNetwork(seed, data);
        judged._network.Fit(data);
        return judged;
    }

    /// <summary>The mean loss.</summary>
    public double Loss => _network.Evaluate(_data).Loss;

    /// <summary>The scores of its weights or neurons, for each layer that has some.</summary>
    /// <param name="create">Makes a network that declares the criterion.</param>
    public float[][] ScoresBy(Func<ulong, Network> create)
    {
        using Network network = create(_seed);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            _network.Layers[i].Weights.CopyTo(network.Layers[i].Weights);
            _network.Layers[i].Bias.CopyTo(network.Layers[i].Bias);
        }

        return [.. network.Score(_data).Where(layer => layer.Length > 0)];
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}
