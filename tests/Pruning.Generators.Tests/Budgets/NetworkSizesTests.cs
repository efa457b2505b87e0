using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Budgets;
using Pruning.Generators.Compaction;
using Pruning.Generators.Declarations;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies;
using Pruning.Generators.Policies.Costs;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Declarations;
using Xunit;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Budgets;

/// <summary>What networks cost in the end: against the smaller network where there is one, and against every way in
/// which data may spread a removal.</summary>
public class NetworkSizesTests
{
    private const string Residual = """
        [Conv2D(8, Padding = 1), BatchNorm, Relu] public partial Conv2D A { get; }
        [Conv2D(5, Padding = 1, Stride = 2), BatchNorm, Relu] public partial Conv2D B { get; }
        [Conv2D(7, Padding = 1), BatchNorm] public partial Conv2D C { get; }
        [Add(nameof(A), Shortcut = Shortcut.Projection), Relu] public partial Join Sum { get; }
        [Conv2D(14, Padding = 1, Groups = 7), BatchNorm, Relu, GlobalAveragePool] public partial Conv2D D { get; }
        [Dense(6), Relu] public partial Dense E { get; }
        [Dense(4), Keep] public partial Dense Last { get; }
        """;

    // 4 x 6 + 6, then 6 x 3 + 3; 3 x 3 x 2 x 4 + 8 + 16 with 100 pixels, then 5 x 400 + 5.
    [Theory]
    [InlineData("[Network(4)]", "[Dense(6), Relu] public partial Dense A { get; }", 24 + 18, 30 + 21, 0)]
    [InlineData(
        "[Network(2, 12, 12)]",
        "[Conv2D(4), BatchNorm, Relu] public partial Conv2D A { get; }",
        7200 + 1200,
        72 + 8 + 1200 + 3,
        8)]
    public void Sizes_WithoutAPolicy_AreThoseOfTheNetwork(
        string network, string layer, long macs, long parameters, long statistics)
    {
        NetworkSize size = SizeOf(
            network + " partial class Net { " + layer + " [Dense(3)] public partial Dense Last { get; } }");

        Assert.Equal(Bounds.Exactly(macs), size.Macs);
        Assert.Equal(Bounds.Exactly(parameters), size.Parameters);
        Assert.Equal(Bounds.Exactly(4 * (parameters + statistics)), size.Bytes);
    }

    [Theory]
    [InlineData("Granularity = Granularity.Channel, Rate = 0.4")]
    [InlineData("Granularity = Granularity.Channel, Rate = 0.7, Unit = RateUnit.Macs")]
    [InlineData("Granularity = Granularity.Channel, Rate = 0.7, Unit = RateUnit.Weights")]
    [InlineData("Granularity = Granularity.Filter, Rate = 0.4", false)]
    public void Sizes_OfCountsThatAreKnown_AreThoseOfTheSmallerNetwork(string policy, bool isWhole = true)
    {
        string source = "[Network(3, 8, 8), Prune(Criterion.Magnitude, " + policy + ")] partial class Net\n{\n"
            + Residual + "\n}";
        CheckedNetwork network = Declared.Check(source).Value!;
        NetworkDeclaration smaller = CompactDeclaration.Of(network, KeptChannels.Of(network)!);
        ShapedGraph shaped = GraphBuilder.Build(smaller).Then(ShapeInference.Infer).Value!;

        NetworkSize size = NetworkSizes.Of(network);

        long weights = shaped.Graph.Nodes.OfType<Weighted>().Sum(shaped.WeightsOf);
        long biases = shaped.Graph.Nodes.OfType<Weighted>().Where(layer => layer.Bias).Sum(layer => layer.Outputs);
        long norms = shaped.Graph.Nodes.OfType<Nodes.BatchNorm>().Sum(norm => 2 * shaped.ShapeOf(norm.Name).Channels);
        long macs = shaped.Graph.Nodes.OfType<Weighted>().Sum(shaped.MultiplyAddsOf);
        Assert.True(size.Macs.IsExact && size.Parameters.IsExact && size.Bytes.IsExact);

        // Where several layers make the channels, their rows go one by one, and the smaller network has their places.
        Assert.True(isWhole ? size.Macs.Most == macs : size.Macs.Most < macs);
        Assert.True(isWhole ? size.Parameters.Most == weights + biases + norms
            : size.Parameters.Most < weights + biases + norms);
        Assert.Equal(4 * (size.Parameters.Most + norms), size.Bytes.Most);
    }

    // All ways to spread what goes over two layers: 6 and 216 weights, or 3 filters of 2 and 4 neurons of 108 weights.
    [Theory]
    [InlineData("Scope.Global, Rate = 0.3", false)]
    [InlineData("Scope.Global, Rate = 0.9", false)]
    [InlineData("Scope.Global, Rate = 0.9, MinimumKept = 5", false)]
    [InlineData("Scope.Global, Rate = 0.9, Collapse = Collapse.Allow", false)]
    [InlineData("Scope.Global, Rate = 0.5, Granularity = Granularity.Filter", true)]
    [InlineData("Scope.Global, Rate = 0.4, MinimumKept = 2, Granularity = Granularity.Filter", true)]
    public void Sizes_OfAGlobalPolicy_AreThoseOfTheBestAndTheWorstData(string policy, bool isUnits)
    {
        CheckedNetwork network = Small(policy, isUnits);
        PruningGroup group = Assert.Single(network.Pruning.Groups);
        (int Members, int Weights, int Pixels)[] layers = isUnits
            ? [(3, 2, 36), (4, 108, 1)]
            : [(6, 1, 36), (216, 1, 1)];
        int least = group.Collapse == Vocabulary.Collapse.Allow ? 0 : group.MinimumKept;
        List<(long Macs, long Weights)> outcomes = [];
        for (int first = 0; first <= layers[0].Members - least; first++)
        {
            int second = group.RemovedAfterRound[0] - first;
            if (second >= 0 && second <= layers[1].Members - least)
            {
                int[] kept = [layers[0].Members - first, layers[1].Members - second];
                outcomes.Add((
                    layers.Zip(kept, (layer, left) => (long)left * layer.Weights * layer.Pixels).Sum(),
                    layers.Zip(kept, (layer, left) => (long)left * layer.Weights).Sum()));
            }
        }

        (long others, long macs) = isUnits ? (3L + 4 + 8 + 2, 8L) : (3L + 2, 0L);
        NetworkSize size = NetworkSizes.Of(network);
        Assert.Equal(
            new Bounds(outcomes.Min(one => one.Macs) + macs, outcomes.Max(one => one.Macs) + macs), size.Macs);
        Assert.Equal(
            new Bounds(outcomes.Min(one => one.Weights) + others, outcomes.Max(one => one.Weights) + others),
            size.Parameters);
        Assert.True(isUnits || size.Parameters.IsExact);
    }

    [Theory]
    [InlineData("Scope.Global, Rate = 0.5, Unit = RateUnit.Macs", false, 432, 216, 35, 0)]
    [InlineData(
        "Scope.Global, Rate = 0.5, Granularity = Granularity.Filter, Unit = RateUnit.Macs", true, 648, 324, 107, 8)]
    [InlineData(
        "Scope.Global, Rate = 0.5, Granularity = Granularity.Channel, Unit = RateUnit.Macs", true, 656, 328, 215, 0)]
    public void Sizes_OfAGlobalPolicyInItsUnit_AreKnownButForOneMember(
        string policy, bool isUnits, long all, long target, long more, long kept)
    {
        Assert.Equal(
            new Bounds(all - target - more + kept, all - target + kept), NetworkSizes.Of(Small(policy, isUnits)).Macs);
    }

    // 444 weights in all, of which 355 go: 89 stay, and what is gone before counts. Weights that read removed neurons
    // are not in the smaller network: data says how many of the 89 these are.
    [Theory]
    [InlineData("Granularity = Granularity.Neuron, Rate = 0.5", false)]
    [InlineData("Granularity = Granularity.Channel, Rate = 0.5", true)]
    [InlineData("Rate = 0.5", true)]
    [InlineData("Granularity = Granularity.Neuron, Rate = 0.9", false)]
    public void Sizes_OfWeightsThatGoLast_AreKnownTogether(string first, bool isKnown)
    {
        NetworkSize size = SizeOf(
            "[Network(12), Prune(Criterion.Random, " + first + ")]"
            + "[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]"
            + "partial class Net { [Dense(12), Relu] public partial Dense A { get; } "
            + "[Dense(25), Relu] public partial Dense B { get; } "
            + "[Dense(2), Keep] public partial Dense Last { get; } }");

        Assert.Equal(isKnown, size.Macs.IsExact);
        Assert.Equal(isKnown, size.Macs == Bounds.Exactly(89 + Last(first)));
    }

    // The first policy may take 19 of 20 weights of one layer. The second one leaves eight of each, but gives none
    // back: then the other loses five.
    [Fact]
    public void Sizes_OfALayerBelowTheMinimumOfALaterPolicy_CountWhatIsGone()
    {
        NetworkSize size = SizeOf("""
            [Network(1, 3, 3, Loss = Loss.MeanSquaredError)]
            [Prune(Criterion.Random, Scope.Global, Rate = 0.5)]
            [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6, MinimumKept = 8)]
            partial class Net
            {
                [Conv2D(20, Kernel = 1), GlobalAveragePool] public partial Conv2D A { get; }
                [Dense(1)] public partial Dense B { get; }
            }
            """);
        Assert.InRange((1 * 9) + 15, size.Macs.Least, size.Macs.Most);
        Assert.InRange((15 * 9) + 1, size.Macs.Least, size.Macs.Most);
    }

    // Reads 25 neurons, or 13 channels.
    private static int Last(string policy) => policy.Contains("Channel", StringComparison.Ordinal) ? 26 : 50;

    [Theory]
    [InlineData("Uniform", "0.5")]
    [InlineData("Uniform", "0.33")]
    public void Sizes_OfAUniformPolicy_AreKnownButForRounding(string scope, string rate)
    {
        NetworkSize size = NetworkSizes.Of(Small("Scope." + scope + ", Rate = " + rate, false));
        Assert.True(size.Parameters.Most - size.Parameters.Least <= 2);
        Assert.True(size.Macs.Most - size.Macs.Least <= 37);
    }

    // A policy that stops may remove nothing; what learns may keep nothing or all; phases that take turns to the end
    // may end with a dense one.
    [Theory]
    [InlineData("Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5, Collapse = Collapse.Stop)", false, true)]
    [InlineData("Learn(LearnedMask.NeuronThreshold)", false, true)]
    [InlineData("Prune(Criterion.Magnitude, Rate = 0.5), Regrow(Growth.Dense)", true, false)]
    [InlineData(
        "Train(Optimizer.Sgd, Epochs = 9), Prune(Criterion.Magnitude, Rate = 0.5), Regrow(Growth.Dense, EndEpoch = 9)",
        false,
        true)]
    [InlineData("Prune(Criterion.Magnitude, Rate = 0.5), Regrow(Growth.Gradient)", true, false)]
    [InlineData("Train(Optimizer.Sgd), Prune(Criterion.Magnitude, Rate = 0.5), Regrow(Growth.Momentum)", true, false)]
    [InlineData("Prune(Criterion.Movement, Rate = 0.5), Learn(LearnedMask.Movement)", true, false)]
    public void Sizes_OfWeightsThatMayStay_CountThem(string policies, bool isKnown, bool mayKeepAll)
    {
        NetworkSize size = SizeOf(
            "[Network(4), " + policies + "] partial class Net { [Dense(6), Relu] public partial Dense A { get; } "
            + "[Dense(3)] public partial Dense Last { get; } }");
        Assert.Equal((isKnown, mayKeepAll), (size.Parameters.IsExact, size.Parameters.Most == 51));
    }

    // Blocks of one row are gone where rows are, but not where columns are: 16 columns of channels that are gone and
    // 48 of 64 blocks may have nothing in common, or lie one in the other.
    [Fact]
    public void Sizes_OfBlocksBehindChannels_BoundWhatBothTake()
    {
        NetworkSize size = SizeOf("""
            [Network(64)]
            [Prune(Criterion.Random, Rate = 0.5, Granularity = Granularity.Channel)]
            [Prune(Criterion.Magnitude, Rate = 0.75, Granularity = Granularity.Block)]
            partial class Net
            {
                [Dense(32), Relu] public partial Dense A { get; }
                [Dense(32), Relu] public partial Dense B { get; }
                [Dense(10), Keep] public partial Dense Last { get; }
            }
            """);

        Bounds weights = size.Layers.Single(layer => layer.Name == "B").Weights;

        // 16 of 64 blocks are kept, of each of which all 16 columns may be among the dead ones, or none.
        Assert.InRange(0, weights.Least, weights.Most);
        Assert.InRange(16 * 16, weights.Least, weights.Most);
    }

    // Single weights of columns that the smaller network lacks are counted as kept by their policy.
    [Fact]
    public void Sizes_OfWeightsThatReadRowsTakenOut_BoundWhatIsLeft()
    {
        NetworkSize size = SizeOf("""
            [Network(784)]
            [Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Neuron)]
            partial class Net
            {
                [Dense(300), Relu] public partial Dense Hidden { get; }
                [Dense(10), Prune(Criterion.Magnitude, Rate = 0.9)] public partial Dense Logits { get; }
            }
            """);

        // 300 weights of Logits, all of them read by neurons that are left, or none.
        long others = (150 * 784) + 150 + 10;
        Assert.InRange(others, size.Parameters.Least, size.Parameters.Most);
        Assert.InRange(others + 300, size.Parameters.Least, size.Parameters.Most);
    }

    // Weights of a policy behind that of channels count what those have taken: what is left is known, with or without
    // the smaller network.
    [Fact]
    public void Sizes_OfWeightsBehindChannels_AreKnown()
    {
        NetworkSize size = SizeOf("""
            [Network(64)]
            [Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel)]
            [Prune(Criterion.Magnitude, Rate = 0.9)]
            partial class Net
            {
                [Dense(32), Relu] public partial Dense A { get; }
                [Dense(32), Relu] public partial Dense B { get; }
                [Dense(10), Keep] public partial Dense Last { get; }
            }
            """);

        Assert.Equal(Bounds.Exactly(1024 - 922), size.Layers.Single(layer => layer.Name == "B").Weights);
        Assert.True(size.Parameters.IsExact);
    }

    [Theory]
    [InlineData("Uniform")]
    [InlineData("ErdosRenyi")]
    [InlineData("ErdosRenyiKernel")]
    public void Sizes_OfScopesThatGoBySizes_AreKnown(string scope)
    {
        NetworkSize size = NetworkSizes.Of(Small("Scope." + scope + ", Rate = 0.37", false));

        Assert.True(size.Macs.IsExact && size.Parameters.IsExact);
    }

    private static NetworkSize SizeOf(string source) => NetworkSizes.Of(Declared.Check(source).Value!);

    private static CheckedNetwork Small(string policy, bool isUnits) => Declared.Check(
        "[Network(2, 6, 6), Prune(Criterion.Magnitude, " + policy + ")] partial class Net { "
        + "[Conv2D(3, Kernel = 1), Relu] public partial Conv2D A { get; } "
        + (isUnits
            ? "[Dense(4), Relu] public partial Dense B { get; } [Dense(2), Keep] public partial Dense Last { get; } }"
            : "[Dense(2)] public partial Dense B { get; } }")).Value!;
}
