using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Reference;
using Kind = Pruning.Generators.Vocabulary.Optimizer;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Every optimiser, bare and with decay and penalties. In each network the first two layers are prunable and the last
/// is kept, so that masked and unmasked kernels both run; no size is a multiple of 16.
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

    private static IEnumerable<(DeclaredNetwork Declaration, OptimizerSettings Settings)> All
    {
        get
        {
            foreach ((string name, string train, OptimizerSettings settings) in Families)
            {
                yield return (Declare(name, train, []), settings);
                yield return (
                    Declare(
                        name + "Penalized",
                        train + ", WeightDecay = 0.02",
                        ["Regularize(Norm.L1, 1e-3)", "Regularize(Norm.L2, 0.01)"]),
                    settings with { WeightDecay = 0.02, L1 = 1e-3, L2 = 0.01 });
            }
        }
    }

    /// <summary>
    /// The numbers of its optimiser; the last layer of a penalised network has an L1 penalty of its own.
    /// </summary>
    public static OptimizerSettings Settings(string name, string layer)
    {
        OptimizerSettings settings = All.Single(network => network.Declaration.Name == name).Settings;
        return layer == "L2" && settings.L1 > 0 ? settings with { L1 = 5e-3, L2 = 0 } : settings;
    }

    private static DeclaredNetwork Declare(string name, string train, IReadOnlyList<string> penalties)
    {
        return new DeclaredNetwork(
            name,
            33,
            BatchSize,
            "Dense(17), Relu, Dropout(0.2)",
            "Dense(7), Tanh",
            "Dense(5), Keep" + (penalties.Count > 0 ? ", Regularize(Norm.L1, 5e-3)" : ""))
        {
            Train = train,
            Policies = [.. penalties, "Prune(Criterion.Random, Scope.Global, Rate = 0.5)"],
        };
    }
}
