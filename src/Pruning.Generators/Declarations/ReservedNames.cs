using System;
using System.Collections.Generic;

namespace Pruning.Generators.Declarations;

/// <summary>
/// The names that a network already has a use for. One list: add here what emission or the base class gains.
/// </summary>
internal static class ReservedNames
{
    // Members that every emitted class has or calls: no other member, and not the class itself, may have one of these
    // names.
    private static readonly HashSet<string> Emitted = new(StringComparer.Ordinal)
    {
        "Plan", "DenseAt", "Conv2DAt", "JoinAt", "TrainGroups", "OpenTraining", "UpdateRows", "InferGroups", "OpenInference", "PredictSample",
    };

    // Members that every network inherits, and the values that a graph has besides those of its layers.
    // A layer of this name would hide the member or the value; an overload or an override by the user would not.
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "Name", "Seed", "Threads", "BatchSize", "Layers", "LearningRate", "PruningRate", "Outcome", "GetLayer",
        "Fit", "TrainStep", "ComputeGradients", "LoadBatch", "Infer", "Evaluate", "Predict", "Prune", "Report",
        "Save", "Load", "Dispose",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "x", "loss",
    };

    /// <summary>Whether emitted code defines a member of this name.</summary>
    public static bool IsEmitted(string name) => Emitted.Contains(name);

    /// <summary>Whether a layer cannot have this name.</summary>
    public static bool IsReservedForLayers(string name) => Emitted.Contains(name) || Inherited.Contains(name);
}
