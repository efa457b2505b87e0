using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Reference;
using Kind = Pruning.Generators.Vocabulary.Optimizer;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Every optimiser, bare and with decay and penalties, on dense layers; two of them on networks of images. In each
/// network the last layer is kept and the others are prunable, so that masked and unmasked kernels both run; no size is
/// a multiple of 16.
/// </summary>
internal static class OptimizerNetworks
{
    /// <summary>Most samples in a batch.</summary>
    public const int BatchSize = 64;

    private static readonly (string Name, string Train, OptimizerSettings Settings)[] Families =
    [
        ("Plain", "Optimizer.Sgd, Momentum = 0", new OptimizerSettings(Kind.Sgd, 0.05, Momentum: 0)),
        ("Momentum", "Optimizer.Sgd, Momentum = 0.9", new OptimizerSettings(Kind.Sgd, 0.05, Momentum: 0.9)),
        ("Nesterov", "Optimizer.Sgd, Momentum = 0.8, Nesterov = true",
            new OptimizerSettings(Kind.Sgd, 0.05, Momentum: 0.8, Nesterov: true)),
        ("Adam", "Optimizer.Adam", new OptimizerSettings(Kind.Adam, 0.01)),
        ("AdamW", "Optimizer.AdamW, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-6",
            new OptimizerSettings(Kind.AdamW, 0.01, Beta1: 0.8, Beta2: 0.99, Epsilon: 1e-6)),
    ];

    private static readonly Lazy<GeneratedNetworks> Compiled =
        new(() => GeneratedNetworks.Compile(All.Select(network => network.Declaration)));

    public static GeneratedNetworks Generated => Compiled.Value;

    /// <summary>The names of all.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(network => network.Declaration.Name)];

    /// <summary>The names of those whose samples are images.</summary>
    public static IReadOnlyList<string> NamesOfImages =>
        [.. All.Select(network => network.Declaration).Where(IsOfImages).Select(network => network.Name)];

    private static IEnumerable<(DeclaredNetwork Declaration, OptimizerSettings Settings)> All
    {
        get
        {
            IReadOnlyList<string> dense = ["Dense(17), Relu, Dropout(0.2)", "Dense(7), Tanh", "Dense(5), Keep"];
            foreach ((string name, string train, OptimizerSettings settings) in Families)
            {
                yield return (Declare(name, "33", dense, train), settings);
                yield return Penalize(Declare(name + "Penalized", "33", dense, train), settings);
            }

            (_, string momentum, OptimizerSettings ofMomentum) = Families[1];
            yield return Penalize(
                Declare("Residual", ImageLayers.Input, ImageLayers.Residual, momentum), ofMomentum);
            yield return (Declare("JoinedMomentum", ImageLayers.Input, ImageLayers.Joined, momentum), ofMomentum);
            (_, string adam, OptimizerSettings ofAdam) = Families[3];
            yield return (Declare("Joined", ImageLayers.Input, ImageLayers.Joined, adam), ofAdam);
            yield return (Declare("Gated", ImageLayers.Input, ImageLayers.Gated, momentum), ofMomentum);
        }
    }

    /// <summary>
    /// The numbers of its optimiser; the last layer of a penalised network has an L1 penalty of its own.
    /// </summary>
    public static OptimizerSettings Settings(string name, string layer)
    {
        (DeclaredNetwork network, OptimizerSettings settings) = All.Single(other => other.Declaration.Name == name);
        return layer == network.LastLayer && settings.L1 > 0 ? settings with { L1 = 5e-3, L2 = 0 } : settings;
    }

    private static bool IsOfImages(DeclaredNetwork network) => network.Input == ImageLayers.Input;

    private static DeclaredNetwork Declare(string name, string input, IReadOnlyList<string> layers, string train)
    {
        return new DeclaredNetwork(name, input, BatchSize, layers)
        {
            Train = train,
            Policies = ["Prune(Criterion.Random, Scope.Global, Rate = 0.5)"],
        };
    }

    private static (DeclaredNetwork Declaration, OptimizerSettings Settings) Penalize(
        DeclaredNetwork network, OptimizerSettings settings)
    {
        DeclaredNetwork penalized = network with
        {
            Train = network.Train + ", WeightDecay = 0.02",
            Policies = ["Regularize(Norm.L1, 1e-3)", "Regularize(Norm.L2, 0.01)", .. network.Policies],
            Layers = [.. network.Layers.SkipLast(1), network.Layers[^1] + ", Regularize(Norm.L1, 5e-3)"],
        };
        return (penalized, settings with { WeightDecay = 0.02, L1 = 1e-3, L2 = 0.01 });
    }
}
