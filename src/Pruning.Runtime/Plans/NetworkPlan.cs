using System;
using System.Collections.Generic;
using System.ComponentModel;
using Pruning.Analysis;

namespace Pruning.Plans;

/// <summary>What emitted code tells the runtime about a network: sizes, places and policies, all constant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NetworkPlan
{
    /// <summary>Name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>The operators and their sizes: what the weights belong to.</summary>
    public required string Architecture { get; init; }

    /// <summary>How the network is trained and pruned: what the position of an interrupted run belongs to.</summary>
    public required string Recipe { get; init; }

    /// <summary>Shape of one sample.</summary>
    public required int[] Input { get; init; }

    /// <summary>Numbers per sample that the loss reads.</summary>
    public required int Outputs { get; init; }

    /// <summary>The loss.</summary>
    public required Loss Loss { get; init; }

    /// <summary>Most samples in a batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Tiles of sixteen samples that a kernel passes over together.</summary>
    public required int TilesPerGroup { get; init; }

    /// <summary>Groups that the buffers hold.</summary>
    public required int Groups { get; init; }

    /// <summary>Whether a group goes through all of a stretch before the next one does.</summary>
    public required bool ByGroup { get; init; }

    /// <summary>Parts of a training pass between which the threads wait for each other.</summary>
    public required int TrainStretches { get; init; }

    /// <summary>The same of an inference pass.</summary>
    public required int InferStretches { get; init; }

    /// <summary>Places in the arena.</summary>
    public required ArenaPlan Arena { get; init; }

    /// <summary>Layers with weights, in the order of the graph: a projection stands before the sum that reads
    /// it.</summary>
    public required LayerPlan[] Layers { get; init; }

    /// <summary>Sums and concatenations, in the order of the graph.</summary>
    public required JoinPlan[] Joins { get; init; }

    /// <summary>How the network is trained.</summary>
    public required TrainingPlan Training { get; init; }

    /// <summary>The operators, where a criterion goes through them one by one.</summary>
    public OperatorGraph? Graph { get; init; }

    /// <summary>Which channels go together, where a smaller network is made from this one; otherwise empty.</summary>
    public ChannelGroupPlan[] Channels { get; init; } = [];

    /// <summary>When how many weights are removed.</summary>
    public required PruningPlan Pruning { get; init; }

    /// <summary>Whether training steps store their gradients before they are applied, because something stands between
    /// those and the weights.</summary>
    internal bool StoresGradients => Arena.Shadow >= 0 || Pruning.GrowingPenalty is not null || HasGradientPenalties;

    /// <summary>Everything that is trained, and the running statistics.</summary>
    internal IReadOnlyList<TensorPlan> Tensors => field ??= [.. TensorPlan.Of(this)];

    /// <summary>Samples that a group holds.</summary>
    public int SamplesPerGroup => TilesPerGroup * 16;

    /// <summary>Workers that have a group of a full batch, and so a place in the arena of their own.</summary>
    /// <param name="threads">Threads of a step.</param>
    internal int WorkersAmong(int threads) => Math.Min(threads, Groups);

    private bool HasGradientPenalties
    {
        get
        {
            foreach (LayerPlan layer in Layers)
            {
                foreach (PenaltyPlan penalty in layer.Penalties)
                {
                    if (!penalty.IsProximal)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>Numbers per sample.</summary>
    public int Features
    {
        get
        {
            int features = 1;
            foreach (int dimension in Input)
            {
                features *= dimension;
            }

            return features;
        }
    }
}
