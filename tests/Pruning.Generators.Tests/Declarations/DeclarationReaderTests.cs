using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Policies;
using Pruning.Generators.Tests.Diagnostics;
using Xunit;

namespace Pruning.Generators.Tests.Declarations;

public class DeclarationReaderTests
{
    private const string Emitted = "obj/Pruning.Generators/Pruning.Generators.NetworkGenerator/Examples.Net.g.cs";

    [Fact]
    public void Read_EveryAttribute_KeepsEveryArgument()
    {
        NetworkDeclaration network = Declared.Network("""
            [Network(1, 28, 27, Loss = Loss.MeanSquaredError)]
            [Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 64, Epochs = 3, Momentum = 0.8, Nesterov = true,
                Beta1 = 0.7, Beta2 = 0.6, Epsilon = 1e-6, WeightDecay = 1e-4, Curve = LearningRateCurve.Cosine,
                WarmupEpochs = 0.5, StepEpochs = 4, StepFactor = 0.2)]
            [Schedule(When.DuringTraining, Rounds = 5, FineTuneEpochs = 2, Rewind = Rewind.Epoch,
                Spacing = RoundSpacing.Linear, RewindEpoch = 3, BeginEpoch = 0.5, EndEpoch = 2.5, EverySteps = 7,
                Curve = RateCurve.Cosine, Power = 1.5, InitialRate = 0.125)]
            [Prune(scope: Scope.Global, criterion: Criterion.Random, Rate = 0.9,
                Granularity = Granularity.Filter, N = 3, M = 5, Aggregation = Aggregation.Max, Normalize = true,
                Norm = Norm.L2, Samples = 6, Shuffle = true, Reduction = Reduction.MeanOfSquares, Iterations = 8,
                Damping = 0.25, BlockSize = 9, Collapse = Collapse.Stop, MinimumKept = 7, Unit = RateUnit.Macs)]
            [Regularize(Norm.L1, 1e-5), Regularize(Norm.Group, 1, Proximal = true, GroupBy = GroupBy.Inputs)]
            [GrowPenalty(BeginEpoch = 1, EndEpoch = 3, Delta = 0.125, EverySteps = 7, Ceiling = 2)]
            [Budget(MaxMacs = 5_000_000_000, MaxParameters = 6, MaxBytes = 7)]
            public sealed partial class Net
            {
                [Dense(300, Bias = false, Initializer = Initializer.Zeros), LeakyRelu(0.2), Dropout(0.25)]
                protected internal partial Dense Hidden { get; }

                [Dense(5), Relu, Sigmoid, Tanh, Gelu, LeakyRelu, Keep] partial Dense Logits { get; }
            }
            """);
        var train = new TrainDeclaration(
            Vocabulary.Optimizer.Sgd, 0.05, 64, 3, 0.8, true, 0.7, 0.6, 1e-6, 1e-4,
            Vocabulary.LearningRateCurve.Cosine, 0.5, 4, 0.2)
        {
            Given = GivenTrainValues.Momentum | GivenTrainValues.Nesterov | GivenTrainValues.Beta1
                | GivenTrainValues.Beta2 | GivenTrainValues.Epsilon | GivenTrainValues.StepEpochs
                | GivenTrainValues.StepFactor,
        };
        var schedule = new ScheduleDeclaration(
            Vocabulary.When.DuringTraining, 5, 2, Vocabulary.Rewind.Epoch, Vocabulary.RoundSpacing.Linear)
        {
            RewindEpoch = 3,
            BeginEpoch = 0.5,
            EndEpoch = 2.5,
            EverySteps = 7,
            Curve = Vocabulary.RateCurve.Cosine,
            Power = 1.5,
            InitialRate = 0.125,
            Given = (GivenScheduleValues)2047,
        };
        var prune = new PruneDeclaration(
            Vocabulary.Criterion.Random, Vocabulary.Scope.Global, 0.9, Vocabulary.Collapse.Stop, 7)
        {
            Granularity = Vocabulary.Granularity.Filter,
            Unit = Vocabulary.RateUnit.Macs,
            N = 3,
            M = 5,
            Aggregation = Vocabulary.Aggregation.Max,
            Normalize = true,
            Norm = Vocabulary.Norm.L2,
            Samples = 6,
            Shuffle = true,
            Reduction = Vocabulary.Reduction.MeanOfSquares,
            Iterations = 8,
            Damping = 0.25,
            BlockSize = 9,
            Given = (GivenPruneValues)2047,
        };
        var hidden = new LayerDeclaration(
            "Hidden",
            "global::Pruning.Dense",
            PropertyForm.Partial | PropertyForm.HasGetter,
            "protected internal",
            [
                new OperatorDeclaration.Dense(300, false, Vocabulary.Initializer.Zeros),
                new OperatorDeclaration.LeakyRelu(0.2),
                new OperatorDeclaration.Dropout(0.25),
            ],
            false,
            [],
            []);
        var logits = new LayerDeclaration(
            "Logits",
            "global::Pruning.Dense",
            PropertyForm.Partial | PropertyForm.HasGetter,
            "",
            [
                new OperatorDeclaration.Dense(5),
                new OperatorDeclaration.Relu(),
                new OperatorDeclaration.Sigmoid(),
                new OperatorDeclaration.Tanh(),
                new OperatorDeclaration.Gelu(),
                new OperatorDeclaration.LeakyRelu(),
            ],
            true,
            [],
            []);
        var expected = new NetworkDeclaration(
            "Examples",
            "Net",
            ClassForm.Partial | ClassForm.Public | ClassForm.Sealed,
            [1, 28, 27],
            Vocabulary.Loss.MeanSquaredError,
            train,
            schedule,
            [prune],
            [
                new RegularizeDeclaration(Vocabulary.Norm.L1, 1e-5),
                new RegularizeDeclaration(Vocabulary.Norm.Group, 1)
                {
                    Proximal = true,
                    GroupBy = Vocabulary.GroupBy.Inputs,
                },
            ],
            [hidden, logits])
        {
            GrowPenalty = new GrowPenaltyDeclaration(1, 3, 0.125, 7, 2),
            Budget = new BudgetDeclaration(5_000_000_000, 6, 7),
        };
        Assert.Equal(expected, network);
    }

    [Fact]
    public void Read_AttributeOfTheUsersOwnInOurNamespace_IsIgnored()
    {
        NetworkDeclaration network = Declared.Network(AnalyzerHarness.Compile("""
            namespace Pruning { internal sealed class NoteAttribute(string text) : System.Attribute; }
            namespace Examples
            {
                using Pruning;
                [Network(4), Note("n")]
                partial class Net
                {
                    [Note("a")] public int Other { get; }
                    [Note(Missing)] public int Broken { get; }
                    [Dense(3), Note("b")] public partial Dense Logits { get; }
                }
            }
            """));
        Assert.Equal(["Logits"], network.Layers.Select(layer => layer.Name));
        Assert.Empty(network.Unreadable);
    }

    [Fact]
    public void Read_BareAttributes_FillsInTheDefaultsOfTheAttributes()
    {
        NetworkDeclaration network = Declared.Network("""
            [Network(4), Train, Schedule(When.AfterTraining), Prune(Criterion.Random)]
            partial class Net
            {
                [Dense(3)] public partial Dense Logits { get; }
            }
            """);
        TrainDeclaration train = network.Train;
        Assert.Equal(new TrainDeclaration(), train);
        Assert.Equal(new ScheduleDeclaration(), network.Schedule);
        Assert.Equal([new PruneDeclaration(Vocabulary.Criterion.Random)], network.Prune);
        Assert.Equal(Vocabulary.Loss.SoftmaxCrossEntropy, network.Loss);
        Assert.Equal([4], network.Input);

        var attribute = new TrainAttribute();
        Assert.Equal((int)attribute.Optimizer, (int)train.Optimizer);
        Assert.Equal(
            (attribute.LearningRate, attribute.BatchSize, attribute.Epochs, attribute.Momentum, attribute.Nesterov),
            (train.LearningRate, train.BatchSize, train.Epochs, train.Momentum, train.Nesterov));
        Assert.Equal(
            (attribute.Beta1, attribute.Beta2, attribute.Epsilon, attribute.WeightDecay, attribute.WarmupEpochs),
            (train.Beta1, train.Beta2, train.Epsilon, train.WeightDecay, train.WarmupEpochs));
        Assert.Equal((attribute.StepEpochs, attribute.StepFactor), (train.StepEpochs, train.StepFactor));
        var schedule = new ScheduleAttribute(Pruning.When.AfterTraining);
        Assert.Equal(schedule.Rounds, network.Schedule!.Rounds);
        Assert.Equal(schedule.FineTuneEpochs, network.Schedule.FineTuneEpochs);
        Assert.Equal(
            (schedule.RewindEpoch, schedule.BeginEpoch, schedule.EndEpoch, schedule.EverySteps),
            (network.Schedule.RewindEpoch, network.Schedule.BeginEpoch, network.Schedule.EndEpoch,
                network.Schedule.EverySteps));
        Assert.Equal(
            ((int)schedule.Curve, schedule.Power, schedule.InitialRate),
            ((int)network.Schedule.Curve, network.Schedule.Power, network.Schedule.InitialRate));
        var prune = new PruneAttribute(Pruning.Criterion.Random);
        PruneDeclaration policy = network.Prune[0];
        Assert.Equal((prune.Rate, prune.MinimumKept), (policy.Rate, policy.MinimumKept));
        Assert.Equal(
            (prune.N, prune.M, prune.Iterations, prune.Damping, prune.BlockSize),
            (policy.N, policy.M, policy.Iterations, policy.Damping, policy.BlockSize));
        Assert.Equal(new CriterionSettings(), CriterionSettings.Of(policy));
    }

    [Fact]
    public void Read_PartsInSeveralFiles_OrdersLayersByPathThenPosition()
    {
        const string Open = "using Pruning; namespace Examples; ";
        CSharpCompilation compilation = AnalyzerHarness.Compile(
            LanguageVersion.CSharp14,
            ("c.cs", Open + "partial class Net { [Dense(4)] public partial Dense Fourth { get; } }"),
            ("b.cs", Open + """
                [Network(9)] partial class Net
                {
                    [Dense(2)] public partial Dense Second { get; } [Dense(3)] public partial Dense Third { get; }
                }
                """),
            ("B.cs", Open + "partial class Net { [Dense(1)] public partial Dense First { get; } }"));
        NetworkDeclaration network = Declared.Network(compilation);
        Assert.Equal(["First", "Second", "Third", "Fourth"], network.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Read_AfterTheGenerator_ReadsTheSameDeclaration()
    {
        const string Source = """
            using Pruning;
            namespace Examples;
            [Network(9)]
            public partial class Net
            {
                [Dense(2)] public partial Dense Logits { get; }
            }
            """;
        const string Completed = """
            namespace Examples;
            partial class Net : global::Pruning.Network
            {
                public Net(ulong seed = 1, int threads = 0) { }
                public partial global::Pruning.Dense Logits { get => null!; }
                private static class Plan { }
            }
            """;
        CSharpCompilation before = AnalyzerHarness.Compile(LanguageVersion.CSharp14, ("Net.cs", Source));
        CSharpCompilation after = AnalyzerHarness.Compile(
            LanguageVersion.CSharp14,
            ("Net.cs", Source),
            (Emitted, Completed));
        Assert.Equal(Declared.Network(before), Declared.Network(after));
        NetworkDeclaration byUser = Declared.Network(
            AnalyzerHarness.Compile(LanguageVersion.CSharp14, ("Net.cs", Source), ("Other.cs", Completed)));
        Assert.NotEqual(Declared.Network(before), byUser);
        Assert.Equal(["Plan"], byUser.ReservedMembers);
        Assert.Equal(ClassForm.Partial | ClassForm.Public | ClassForm.HasConstructor, byUser.Form);
        Assert.Equal(
            PropertyForm.Partial | PropertyForm.HasGetter | PropertyForm.Implemented,
            Assert.Single(byUser.Layers).Form);
    }

    [Fact]
    public void Read_UnrelatedEdits_GiveAnEqualDeclaration()
    {
        NetworkDeclaration plain = Declared.Network("""
            [Network(9), Train(Epochs = 2)]
            public partial class Net
            {
                [Dense(2), Relu] public partial Dense Hidden { get; }
                [Dense(2)] public partial Dense Logits { get; }
            }
            """);
        NetworkDeclaration edited = Declared.Network("""
            // A comment.
            [Train(Epochs = 1 + 1)]
            [Network(3 * 3)]
            public partial class Net
            {
                public int Answer => 42;

                [Dense(2)]
                [Relu]
                public partial Dense Hidden
                {
                    get;
                }

                public void Work() { }

                [Dense(units: 2)] public partial Dense Logits { get; }
            }
            """);
        Assert.Equal(plain, edited);
        Assert.Equal(plain.GetHashCode(), edited.GetHashCode());
    }

    [Fact]
    public void Read_AttributesOfOtherNamespaces_AreNotOurs()
    {
        CSharpCompilation compilation = AnalyzerHarness.Compile("""
            using System;
            namespace Examples;
            [Pruning.Network(2)]
            partial class Net
            {
                [Relu] public int Other { get; }
                [Pruning.Dense(2)] public partial Pruning.Dense Logits { get; }
            }
            class ReluAttribute : Attribute;
            """);
        Assert.Equal("Logits", Assert.Single(Declared.Network(compilation).Layers).Name);
    }

    [Theory]
    [InlineData("[Dense] public partial Dense A { get; }", "Dense")]
    [InlineData("[Dense(\"a\")] public partial Dense A { get; }", "Dense")]
    [InlineData("[Dense(System.Environment.ProcessorCount)] public partial Dense A { get; }", "Dense")]
    [InlineData("[Dense(5, Bias = 3)] public partial Dense A { get; }", "Dense")]
    [InlineData("[Dense(5), Dropout] public partial Dense A { get; }", "Dropout")]
    [InlineData("[Dense(5), Prune] public partial Dense A { get; }", "Prune")]
    [InlineData("[Dense(5), Regularize(Norm.L1)] public partial Dense A { get; }", "Regularize")]
    public void Read_BrokenArguments_NamesTheAttributeAndNothingElseIsWrong(string layer, string attribute)
    {
        string source = "[Network(3)] partial class Net { " + layer + " }";
        Assert.Equal([new AttributeSite("A", attribute)], Declared.Network(source).Unreadable);
        Assert.Equal(
            Generators.Diagnostics.FaultId.ArgumentsUnreadable,
            Assert.Single(Declared.Check(source).Faults).Id);
    }

    [Fact]
    public void Read_NetworkOnTwoParts_IsOneDeclarationForTheGenerator()
    {
        CSharpCompilation compilation = AnalyzerHarness.Compile(
            LanguageVersion.CSharp14,
            ("a.cs", "using Pruning; [Network(9)] partial class Net { [Dense(4)] public partial Dense A { get; } }"),
            ("b.cs", "[Pruning.Network(8)] partial class Net { } [Pruning.Network(7)] partial class Net { }"));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));
        GeneratorRunResult result = driver.RunGenerators(compilation).GetRunResult().Results.Single();
        IncrementalGeneratorRunStep step = Assert.Single(result.TrackedSteps[TrackingNames.Declaration]);
        var network = Assert.IsType<NetworkDeclaration>(Assert.Single(step.Outputs).Value);
        Assert.Equal([9], network.Input);
        Assert.Null(result.Exception);
    }

    [Fact]
    public void CompilationFacts_OfAProject_HoldItsLanguageVersion()
    {
        CSharpCompilation compilation = AnalyzerHarness.Compile("", LanguageVersion.CSharp13);
        Assert.Equal(new CompilationFacts(1300), CompilationFacts.From(compilation, default));
    }
}
