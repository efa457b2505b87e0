using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Lowering;
using Pruning.Generators.Policies;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

public class LearnedMaskPlannerTests
{
    private const string Layers =
        "[Conv2D(6, Kernel = 3), Relu] public partial Conv2D A { get; } "
        + "[Dense(20), Relu{0}] public partial Dense B { get; } "
        + "[Dense(10), Keep] public partial Dense C { get; } }";

    private static string Net(string attributes, string onLayer = "") =>
        "[Network(1, 6, 6)] " + attributes + " partial class Net { "
        + Layers.Replace("{0}", onLayer.Length > 0 ? ", " + onLayer : "");

    private static PruningPlan Plan(string attributes, string onLayer = "") =>
        Declared.Plan(Net(attributes, onLayer));

    private static KernelPlan Lower(string source)
    {
        CheckedNetwork? network = Declared.Check(source).Value;
        Assert.NotNull(network);
        return Lowerer.Lower(network);
    }

    [Fact]
    public void Plan_OfEveryMask_HasTheValuesOfThePapers()
    {
        LearnedLayer[] Of(string attributes) => [.. Plan(attributes).Learned];
        Assert.Equal(
            [
                new LearnedLayer("A", Vocabulary.LearnedMask.NeuronThreshold, 6, 5e-4, 0, 1),
                new LearnedLayer("B", Vocabulary.LearnedMask.NeuronThreshold, 20, 5e-4, 0, 1),
            ],
            Of("[Learn(LearnedMask.NeuronThreshold)]"));
        Assert.Equal(
            [
                new LearnedLayer("A", Vocabulary.LearnedMask.LayerThreshold, 1, 1e-4, 1e-3, 1),
                new LearnedLayer("B", Vocabulary.LearnedMask.LayerThreshold, 1, 1e-4, 1e-3, 1),
            ],
            Of("[Train(WeightDecay = 1e-4), Learn(LearnedMask.LayerThreshold)]"));
        Assert.Equal(
            [
                new LearnedLayer("A", Vocabulary.LearnedMask.HardConcrete, 6, 2e-6, 0.5, 3),
                new LearnedLayer("B", Vocabulary.LearnedMask.HardConcrete, 96, 2e-6, 0.5, 3),
            ],
            Of("[Learn(LearnedMask.HardConcrete, LearningRateFactor = 3)]"));
        Assert.Equal(
            [
                new LearnedLayer("A", Vocabulary.LearnedMask.Movement, 54, 0, 0, 1),
                new LearnedLayer("B", Vocabulary.LearnedMask.Movement, 1920, 0, 0, 1),
            ],
            Of("[Learn(LearnedMask.Movement), Prune(Criterion.Movement, Rate = 0.5)]"));
    }

    [Fact]
    public void Plan_GatesOfTheInputs_AreDroppedLess()
    {
        PruningPlan plan = Declared.Plan(
            "[Network(7), Learn(LearnedMask.HardConcrete)] partial class Net { "
            + "[Dense(5)] public partial Dense A { get; } [Dense(3)] public partial Dense B { get; } }");
        Assert.Equal([0.2, 0.5], plan.Learned.Select(layer => layer.Initial));
    }

    // Which of class and layer decides.
    [Theory]
    [InlineData("[Learn(LearnedMask.NeuronThreshold)]", "Prune(Criterion.Magnitude, Rate = 0.5)", "A", "B")]
    [InlineData("[Prune(Criterion.Magnitude, Rate = 0.5)]", "Learn(LearnedMask.NeuronThreshold)", "B", "A")]
    [InlineData("[Learn(LearnedMask.NeuronThreshold)]", "Learn(LearnedMask.HardConcrete)", "A B", "")]
    [InlineData("[Prune(Criterion.Movement, Rate = 0.5)]", "Learn(LearnedMask.Movement)", "B", "A")]
    [InlineData(
        "[Prune(Criterion.Movement, Rate = 0.5), Learn(LearnedMask.Movement)]",
        "Prune(Criterion.Movement, Rate = 0.9)", "A B", "")]
    [InlineData(
        "[Prune(Criterion.Movement, Rate = 0.5), Learn(LearnedMask.Movement)]",
        "Prune(Criterion.Magnitude, Rate = 0.9)", "A", "B")]
    public void Plan_OfClassAndLayer_TheNearerDecides(string onClass, string onLayer, string learned, string pruned)
    {
        PruningPlan plan = Plan(onClass, onLayer);
        Assert.Equal(learned, string.Join(" ", plan.Learned.Select(layer => layer.Layer)));
        Assert.Equal(pruned, string.Join(" ", plan.Groups.SelectMany(group => group.Layers)));
        Assert.True(plan.HasShadow);
    }

    [Fact]
    public void Plan_OfAStage_HoldsForLayersThatSayNothing()
    {
        PruningPlan plan = Declared.Plan(
            "[Block] partial class Part { [Dense(4)] public partial Dense A { get; } "
            + "[Dense(4), Keep] public partial Dense B { get; } "
            + "[Dense(4), Prune(Criterion.Magnitude, Rate = 0.5)] public partial Dense C { get; } } "
            + "[Network(4)] partial class Net { [Repeat<Part>(2), Learn(LearnedMask.NeuronThreshold)] "
            + "public partial Stage<Part> S { get; } }");
        Assert.Equal(["S_1_A", "S_2_A"], plan.Learned.Select(layer => layer.Layer));
        Assert.Equal(["S_1_C", "S_2_C"], plan.Groups.SelectMany(group => group.Layers));
    }

    [Fact]
    public void Plan_OfALearnedNetwork_IsThis()
    {
        string source = Net(
            "[Learn(LearnedMask.Movement), Prune(Criterion.Movement, Scope.Global, Rate = 0.9)]",
            "Learn(LearnedMask.NeuronThreshold, Strength = 1e-3)");
        Assert.Equal(
            """
            learns  mask             parameters  strength  initial  rate factor
            A       Movement                 54         0        0            1
            B       NeuronThreshold          20     0.001        0            1
            group  criterion  rate  members  collapse  minimum  removed
            A      Movement    0.9       54  Floor           1  49

            """.ReplaceLineEndings("\n"),
            PruningPlanPrinter.Print(Declared.Plan(source)));
    }

    [Fact]
    public void Lower_OfALearnedNetwork_PlacesParametersAndSaysSo()
    {
        KernelPlan plan = Lower(
            Net("[Learn(LearnedMask.HardConcrete)]", "Learn(LearnedMask.NeuronThreshold, Strength = 1e-3)"));
        Assert.Equal([true, true, false], plan.Layers.Select(layer => layer.IsPrunable));
        Assert.Contains("yes, learns NeuronThreshold", plan.LayerTable[2]);
        Assert.EndsWith("A learns HardConcrete 2E-06 0.5 1; B learns NeuronThreshold 0.001 0 1", plan.Recipe);
        Assert.Contains(plan.Arena.Sections, section => section.Name == "Shadow");
        Assert.Equal(
            plan.Arena.ParameterLength, plan.Arena.Sections.Single(section => section.Name == "Shadow").Length);
    }

    [Theory]
    [InlineData("[Learn(LearnedMask.Movement), Prune(Criterion.Movement, Rate = 0.9)]")]
    [InlineData("[Learn(LearnedMask.HardConcrete)]")]
    public void Floats_OfALearnedNetwork_AreAtLeastThoseOfItsArena(string attributes)
    {
        KernelPlan plan = Lower(Net(attributes));
        Assert.InRange(
            plan.Arena.Length, 1, ArenaBound.Floats(plan.Network.Graph, 128, plan.Network.Declaration));
    }

    [Theory]
    [InlineData("[Learn((LearnedMask)9)]", FaultId.ValueUndefined)]
    [InlineData("[Learn(LearnedMask.NeuronThreshold, Strength = 0)]", FaultId.LearnedValueOutOfRange)]
    [InlineData("[Learn(LearnedMask.NeuronThreshold, Strength = double.NaN)]", FaultId.LearnedValueOutOfRange)]
    [InlineData("[Learn(LearnedMask.HardConcrete, Strength = -1)]", FaultId.LearnedValueOutOfRange)]
    [InlineData("[Learn(LearnedMask.HardConcrete, DropRate = 1)]", FaultId.LearnedValueOutOfRange)]
    [InlineData("[Learn(LearnedMask.NeuronThreshold, InitialThreshold = -0.1)]", FaultId.LearnedValueOutOfRange)]
    [InlineData(
        "[Learn(LearnedMask.LayerThreshold, Strength = 1, InitialThreshold = 0)]", FaultId.LearnedValueOutOfRange)]
    [InlineData("[Learn(LearnedMask.HardConcrete, LearningRateFactor = 0)]", FaultId.LearnedValueOutOfRange)]
    [InlineData("[Learn(LearnedMask.NeuronThreshold, DropRate = 0.5)]", FaultId.SettingHasNoEffect)]
    [InlineData("[Learn(LearnedMask.HardConcrete, InitialThreshold = 0.5)]", FaultId.SettingHasNoEffect)]
    [InlineData(
        "[Learn(LearnedMask.Movement, Strength = 1), Prune(Criterion.Movement, Rate = 0.5)]",
        FaultId.SettingHasNoEffect)]
    [InlineData("[Learn(LearnedMask.LayerThreshold)]", FaultId.ThresholdWithoutDecay)]
    [InlineData("[Learn(LearnedMask.Movement), Prune(Criterion.Magnitude, Rate = 0.5)]", FaultId.PruneAndLearn)]
    [InlineData("[Learn(LearnedMask.HardConcrete), Prune(Criterion.Movement, Rate = 0.5)]", FaultId.PruneAndLearn)]
    [InlineData(
        "[Learn(LearnedMask.Movement), Prune(Criterion.Movement, Rate = 0.5), Prune(Criterion.Magnitude, Rate = 0.8)]",
        FaultId.PruneAndLearn)]
    [InlineData("[Learn(LearnedMask.Movement)]", FaultId.MovementWithoutPolicy)]
    [InlineData(
        "[Learn(LearnedMask.Movement), Prune(Criterion.Movement, Rate = 0.5, Granularity = Granularity.Filter)]",
        FaultId.MovementOfOtherMembers)]
    public void Check_OfAMistake_NamesIt(string attributes, object expected)
    {
        EquatableArray<Fault> faults = Declared.Check(Net(attributes)).Faults;
        Assert.Contains((FaultId)expected, faults.Select(fault => fault.Id));
    }

    // The mask of the class, and of a layer two policies, of which the second would have no effect.
    [Fact]
    public void Check_OfSeveralPoliciesForOneMask_NamesTheSecond()
    {
        Fault fault = Assert.Single(Declared.Check("""
            [Network(4), Learn(LearnedMask.Movement)]
            partial class Net
            {
                [Dense(6), Prune(Criterion.Movement, Rate = 0.5), Prune(Criterion.Magnitude, Rate = 0.8)]
                public partial Dense A { get; }
                [Dense(3), Keep] public partial Dense Last { get; }
            }
            """).Faults);

        Assert.Equal(FaultId.PruneAndLearn, fault.Id);
        Assert.Equal(["Net", "Magnitude", "Movement"], fault.Arguments);
    }

    [Fact]
    public void Check_OfASumWithoutWeights_SaysThatNothingIsLearned()
    {
        EquatableArray<Fault> faults = Declared.Check(
            "[Network(4)] partial class Net { [Dense(4)] public partial Dense A { get; } "
            + "[Dense(4)] public partial Dense B { get; } "
            + "[Add(nameof(A)), Learn(LearnedMask.NeuronThreshold)] public partial Join C { get; } }").Faults;
        Assert.Equal([FaultId.SettingHasNoEffect], faults.Select(fault => fault.Id));
    }
}
