using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Emission;
using Pruning.Generators.Lowering;
using Pruning.Generators.Policies;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

/// <summary>Several policies on one class or layer.</summary>
public class PolicyOrderTests
{
    private const string Structured = "Prune(Criterion.Magnitude, Rate = 0.25, Granularity = Granularity.Neuron)";
    private const string Unstructured = "Prune(Criterion.Magnitude, Scope.Global, Rate = 0.9)";

    // A: 8 neurons of 16 inputs; B: 12 of 8.
    [Fact]
    public void Plan_TwoPolicies_GroupsThemInTheOrderInWhichTheyAreWritten()
    {
        PruningPlan plan = Declared.Plan(Net(Structured + ", " + Unstructured, "Relu"));

        Assert.Equal(
            """
            rounds 1, fine-tune epochs 0, rewind None
            group  criterion          rate  members  collapse  minimum  removed
            A      Magnitude, Neuron  0.25        8  Floor           1  2
            B      Magnitude, Neuron  0.25       12  Floor           1  3
            A B    Magnitude           0.9      224  Floor           1  202

            """,
            PruningPlanPrinter.Print(plan));
        Assert.Equal([0, 0, 1], plan.Groups.Select(group => group.Order));
        Assert.Contains("Layers = [0, 1], Order = 1,", PruningGroupTemplate.Create(plan.Groups[2], PlaceOf));
        Assert.DoesNotContain("Order", PruningGroupTemplate.Create(plan.Groups[1], PlaceOf));

        static int PlaceOf(string layer) => layer[0] - 'A';
    }

    // The first policy of a layer is at the same time as the first one of the class.
    [Fact]
    public void Plan_PoliciesOfALayer_ReplaceAllThoseOfTheClass()
    {
        PruningPlan plan = Declared.Plan(Net(
            Unstructured,
            "Prune(Criterion.Random, Rate = 0.5), Prune(Criterion.Magnitude, Rate = 0.75)"));

        Assert.Equal(
            ["0 Random A", "0 Magnitude B", "1 Magnitude A"],
            plan.Groups.Select(group => group.Order + " " + group.Criterion + " " + string.Join("+", group.Layers)));
    }

    [Fact]
    public void Recipe_OfTheOtherOrder_Differs()
    {
        string one = Fingerprint.Recipe(Declared.Check(Net(Structured + ", " + Unstructured, "Relu")).Value!);
        string other = Fingerprint.Recipe(Declared.Check(Net(Unstructured + ", " + Structured, "Relu")).Value!);

        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("Magnitude, Rate = 0.5", "Magnitude, Rate = 0.8", "PolicyTwice 1 Net|Magnitude, Local, Weight")]
    [InlineData("Magnitude, Rate = 0.5", "Magnitude, Scope.Global, Rate = 0.8", null)]
    [InlineData("Magnitude, Rate = 0.5", "Random, Rate = 0.8", null)]
    [InlineData("Magnitude, Rate = 0.5", "Random, Rate = 0.5", "LaterPolicyRemovesNothing 1 Net|0.5|0.5")]
    [InlineData("Magnitude, Rate = 0.5", "Random, Scope.Global, Rate = 0.3", "LaterPolicyRemovesNothing 1 Net|0.3|0.5")]
    [InlineData("Magnitude, Scope.Global, Rate = 0.5", "Random, Rate = 0.3", null)]
    [InlineData("Magnitude, Rate = 0.5, Granularity = Granularity.Neuron", "Random, Rate = 0.3", null)]
    [InlineData("Magnitude, Granularity = Granularity.NofM", "Random, Rate = 0.7", null)]
    [InlineData("Magnitude, Granularity = Granularity.NofM",
        "Magnitude, Granularity = Granularity.NofM, N = 1", "PatternNotFirst 1 Net|1|4")]
    [InlineData("Random, Rate = 0.2", "Magnitude, Granularity = Granularity.NofM", "PatternNotFirst 1 Net|2|4")]
    [InlineData("Random, Rate = 2", "Magnitude, Rate = 0.5", "RateOutOfRange 0 Net|2")]
    public void Check_LaterPolicy_HasToRemoveSomethingElse(string first, string second, string? expected)
    {
        Result<CheckedNetwork> result = Declared.Check(
            Net("Prune(Criterion." + first + "), Prune(Criterion." + second + ")", "Relu"));

        Assert.Equal(
            expected is null ? [] : [expected],
            result.Faults.Select(fault =>
                fault.Id + " " + Invariant.Text(fault.Occurrence) + " " + string.Join("|", fault.Arguments)));
    }

    private static string Net(string policies, string first) =>
        "[Network(16), " + policies + "]\n"
            + "partial class Net { [Dense(8), " + first + "] public partial Dense A { get; } "
            + "[Dense(12), Relu] public partial Dense B { get; } [Dense(3), Keep] public partial Dense C { get; } }";
}
