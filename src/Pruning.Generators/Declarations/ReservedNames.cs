using System;
using System.Collections.Generic;

namespace Pruning.Generators.Declarations;

/// <summary>
/// The names that the emitted half of a class already has a use for. One list: add here what emission or the base class
/// gains.
/// </summary>
internal static class ReservedNames
{
    // Members that every emitted network has or calls.
    private static readonly string[] OfNetwork =
    [
        "Plan", "Compact", "DenseAt", "Conv2DAt", "JoinAt",
        "TrainGroups", "OpenTraining", "UpdateRows", "InferGroups", "OpenInference", "PredictSample",
    ];

    // Members that every network inherits. A layer of this name would hide the member; an overload or an override by
    // the user would not.
    private static readonly HashSet<string> InheritedByNetworks = new(StringComparer.Ordinal)
    {
        "Name", "Seed", "Threads", "BatchSize", "Layers", "LearningRate", "PruningRate", "HasPolicy", "Outcome",
        "GetLayer", "SparseMode",
        "Fit", "TrainStep", "ComputeGradients", "LoadBatch", "Infer", "Evaluate", "Predict", "Prune", "Report",
        "Save", "Load", "Dispose",
    };

    // Members that every class inherits, and the values that a graph has besides those of its layers.
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "x", "loss",
    };

    /// <summary>The class whose method makes the smaller network of a network.</summary>
    public static string CompactionOf(string network) => network + "Compaction";

    /// <summary>
    /// The names that emitted code defines in a class with these layers: no other member, and not the class itself, may
    /// have one of them.
    /// </summary>
    public static HashSet<string> Emitted(bool isBlock, IEnumerable<LayerDeclaration> layers)
    {
        HashSet<string> names = new(isBlock ? [] : OfNetwork, StringComparer.Ordinal);
        foreach (LayerDeclaration layer in layers)
        {
            if (isBlock || layer.Own is OperatorDeclaration.Repeat)
            {
                names.Add(FieldOf(layer.Name));
            }
        }

        return names;
    }

    /// <inheritdoc cref="Emitted(bool, IEnumerable{LayerDeclaration})"/>
    public static HashSet<string> Emitted(ClassDeclaration declaration)
    {
        return Emitted(declaration is BlockDeclaration, declaration.Layers);
    }

    /// <summary>Whether a layer of the class cannot have this name.</summary>
    public static bool IsReservedForLayers(ClassDeclaration declaration, string name)
    {
        return Inherited.Contains(name)
            || (declaration is NetworkDeclaration && InheritedByNetworks.Contains(name))
            || Emitted(declaration).Contains(name);
    }

    /// <summary>The field behind a property that gives an object of its own.</summary>
    public static string FieldOf(string property) => "_" + property;
}
