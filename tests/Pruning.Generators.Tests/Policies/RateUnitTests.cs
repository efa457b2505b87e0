using System;
using System.Linq;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Declarations;
using Pruning.Reference.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

/// <summary>Rates in weights and multiply-adds: counts against every fraction that there is.</summary>
public class RateUnitTests
{
    private const string Chain = """
        [Conv2D(6, Kernel = 5), Relu, MaxPool(2)] public partial Conv2D A { get; }
        [Conv2D(9, Padding = 1), BatchNorm, Relu] public partial Conv2D B { get; }
        [Dense(12), Relu] public partial Dense C { get; }
        [Dense(4), Keep] public partial Dense Last { get; }
        """;

    private const string Residual = """
        [Conv2D(8, Padding = 1), BatchNorm, Relu] public partial Conv2D A { get; }
        [Conv2D(5, Padding = 1, Stride = 2), BatchNorm, Relu] public partial Conv2D B { get; }
        [Conv2D(7, Padding = 1), BatchNorm] public partial Conv2D C { get; }
        [Add(nameof(A), Shortcut = Shortcut.Projection), Relu, GlobalAveragePool] public partial Join Sum { get; }
        [Dense(4), Keep] public partial Dense Last { get; }
        """;

    private const string Depthwise = """
        [Conv2D(8, Padding = 1), Relu] public partial Conv2D A { get; }
        [Conv2D(16, Padding = 1, Groups = 8), BatchNorm, Relu] public partial Conv2D B { get; }
        [Conv2D(6, Kernel = 1), Relu, MaxPool(2)] public partial Conv2D C { get; }
        [Dense(4), Keep] public partial Dense Last { get; }
        """;

    private const string Concatenated = """
        [Conv2D(6, Padding = 1), Relu] public partial Conv2D A { get; }
        [Conv2D(10, Padding = 1, From = nameof(A)), Relu] public partial Conv2D B { get; }
        [Concat(nameof(A), From = nameof(B)), MaxPool(3)] public partial Join Both { get; }
        [Conv2D(12, Padding = 1, Groups = 2), Relu] public partial Conv2D C { get; }
        [Dense(4), Keep] public partial Dense Last { get; }
        """;

    public static TheoryData<string, Granularity, RateUnit, Scope> Cases
    {
        get
        {
            TheoryData<string, Granularity, RateUnit, Scope> cases = [];
            foreach (string layers in (string[])[Chain, Residual, Depthwise, Concatenated])
            {
                foreach (Granularity granularity in (Granularity[])[Granularity.Channel, Granularity.Filter])
                {
                    cases.Add(layers, granularity, RateUnit.Weights, Scope.Local);
                    cases.Add(layers, granularity, RateUnit.Macs, Scope.Local);
                    cases.Add(layers, granularity, RateUnit.Macs, Scope.Uniform);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Plan_FractionOfEveryLayer_IsTheLeastThatIsEnough(
        string layers, Granularity granularity, RateUnit unit, Scope scope)
    {
        foreach (double rate in (double[])[0.01, 0.1, 0.25, 0.5, 0.55, 0.7, 0.83])
        {
            string source = Net(FormattableString.Invariant(
                $"Magnitude, Scope.{scope}, Rate = {rate}, Granularity = Granularity.{granularity}, Unit = ")
                + "RateUnit." + unit, layers);
            RequireLeast(Declared.Shapes(source), Declared.Plan(source), rate, (Vocabulary.RateUnit)unit);
        }
    }

    [Fact]
    public void Plan_OfARandomNetwork_IsTheLeastThatIsEnough()
    {
        int planned = 0;
        Gen.Select(Gen.Int[2, 10], Gen.Int[2, 17], Gen.Int).Sample(
            (count, channels, seed) =>
            {
                Random random = new(seed);
                NetworkDeclaration drawn = RandomDeclaration.Draw("Net", count, channels, random);
                ShapedGraph shaped = GraphBuilder.Build(drawn).Then(ShapeInference.Infer).Value!;
                double rate = Math.Round(0.1 + (0.6 * random.NextDouble()), 3);
                Vocabulary.RateUnit unit =
                    random.Next(2) == 0 ? Vocabulary.RateUnit.Weights : Vocabulary.RateUnit.Macs;
                NetworkDeclaration network = KeepWhatIsFixed(drawn, shaped) with
                {
                    Prune =
                    [
                        new PruneDeclaration(Vocabulary.Criterion.Magnitude, Rate: rate)
                        {
                            Granularity = Vocabulary.Granularity.Channel,
                            Unit = unit,
                        },
                    ],
                };
                if (network.Layers.All(layer => layer.Keep || layer.Own is OperatorDeclaration.Concat))
                {
                    return;
                }

                Result<PruningPlan> plan = PruningPlanner.Plan(network, shaped, DependencyGroups.Find(shaped));
                if (plan.Value is { Groups.Count: > 0 })
                {
                    planned++;
                    RequireLeast(shaped, plan.Value, rate, unit);
                }
                else
                {
                    Assert.All(plan.Faults, fault => Assert.Contains(
                        fault.Id,
                        (FaultId[])
                        [
                            FaultId.CostOutOfReach, FaultId.PolicyWithoutLayers,
                            FaultId.EverythingKept,
                        ]));
                }
            },
            iter: 150,
            threads: 1);
        Assert.InRange(planned, 40, int.MaxValue);
    }

    // Outputs, samples, what cannot be aligned or is tied to a gate, and all that makes the same channels.
    private static NetworkDeclaration KeepWhatIsFixed(NetworkDeclaration network, ShapedGraph shaped)
    {
        ChannelGroup[] groups = [.. DependencyGroups.Find(shaped).Groups];
        string[] held = [];
        string[] more;
        while ((more = [.. groups
            .Where(group => group.IsFixed || group.Channels == 1 || group.Makers().Any(held.Contains)
                || group.Slices.Any(slice => shaped.NodeOf(slice.Node) is Weighted
                    && LayerOwner.IsGate(network, slice.Node)))
            .SelectMany(group => group.Makers())
            .Concat(held)
            .SelectMany(layer => shaped.Graph.Nodes.OfType<Weighted>()
                .Select(node => node.Name)
                .Where(name => LayerOwner.Of(network, name).Name == LayerOwner.Of(network, layer).Name))
            .Distinct()]).Length > held.Length)
        {
            held = more;
        }

        string[] owners = [.. held.Select(layer => LayerOwner.Of(network, layer).Name)];
        return network with
        {
            Layers = network.Layers
                .Select(layer => layer with { Keep = owners.Contains(layer.Name) })
                .ToEquatableArray(),
        };
    }

    private static void RequireLeast(ShapedGraph shaped, PruningPlan plan, double rate, Vocabulary.RateUnit unit)
    {
        PruningGroup[] groups = [.. plan.Groups];
        var naive = new CostBruteForce(shaped, groups, unit);
        Assert.All(groups, group => Assert.Equal((unit, naive.Total, 1), (group.Unit, group.Cost, group.Policy)));
        Assert.Equal(naive.Counts(rate), groups.Select(group => group.RemovedAfterRound.Single()));
    }

    private static string Net(string policy, string layers) =>
        "[Network(2, 12, 12), Prune(Criterion." + policy + ")]\npartial class Net\n{\n" + layers + "\n}";
}
