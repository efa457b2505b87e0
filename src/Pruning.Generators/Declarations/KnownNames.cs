using System;
using System.Collections.Generic;

namespace Pruning.Generators.Declarations;

/// <summary>The names by which the generator knows the vocabulary in the user's project, and itself.</summary>
internal static class KnownNames
{
    /// <summary>The namespace of all attributes and of the types that emitted code uses.</summary>
    public const string Namespace = "Pruning";

    /// <summary>The metadata names of the attributes that start the generator.</summary>
    public const string NetworkAttribute = "Pruning.NetworkAttribute";

    /// <inheritdoc cref="NetworkAttribute"/>
    public const string BlockAttribute = "Pruning.BlockAttribute";

    /// <summary>The two attributes that make a class one of ours, as a user writes them.</summary>
    public const string Network = "Network";

    /// <inheritdoc cref="Network"/>
    public const string Block = "Block";

    /// <summary>The attribute with a type parameter: its metadata name ends with `1.</summary>
    public const string Repeat = "Repeat";

    // Without the suffix that a user leaves out.
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        Network, "Train", "Schedule", "Prune", "Regrow", "Regularize", "GrowPenalty", "Learn", "Keep", "Gate", "Budget",
        Block, Repeat, "Dense", "Conv2D", "Add", "Concat",
        "BatchNorm", "MaxPool", "AveragePool", "GlobalAveragePool", "Flatten",
        "Relu", "LeakyRelu", "Sigmoid", "Tanh", "Gelu", "Dropout",
    };

    /// <summary>The name by which layers read the samples of a network, or what a block reads: Block.Input.</summary>
    public const string Samples = "x";

    /// <summary>The types that a layer property can have, as they are written in emitted code.</summary>
    public const string DenseType = "global::Pruning.Dense";

    /// <inheritdoc cref="DenseType"/>
    public const string Conv2DType = "global::Pruning.Conv2D";

    /// <inheritdoc cref="DenseType"/>
    public const string JoinType = "global::Pruning.Join";

    /// <summary>The type of a layer that repeats a block, as it is written in emitted code.</summary>
    public static string StageType(string block) => "global::Pruning.Stage<" + block + ">";

    /// <summary>Whether a layer can have the type, as it is written in emitted code.</summary>
    public static bool IsLayerType(string type) => type is DenseType or Conv2DType or JoinType;

    /// <summary>The base class of every completed network, without its namespace.</summary>
    public const string NetworkBase = "Network";

    /// <summary>The folder that the compiler gives to the files of this generator: its full type name.</summary>
    public const string EmittedFolder = "Pruning.Generators.NetworkGenerator";

    /// <summary>
    /// Whether the vocabulary has an attribute of this name, as a user writes it: "Dense", and with so many type
    /// parameters. The set is closed: another attribute in the namespace is the user's own.
    /// </summary>
    public static bool IsAttribute(string name, int arity)
    {
        return Attributes.Contains(name) && arity == (name == Repeat ? 1 : 0);
    }
}
