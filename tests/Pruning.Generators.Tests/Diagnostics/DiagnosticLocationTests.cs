using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pruning.Generators.Diagnostics;
using Xunit;

namespace Pruning.Generators.Tests.Diagnostics;

/// <summary>What exactly is underlined in the wrong example of each page.</summary>
public class DiagnosticLocationTests
{
    public static TheoryData<string, string> Underlined => new()
    {
        { "PRN0001", "Net" },
        { "PRN0002", "Net" },
        { "PRN0003", "Net" },
        { "PRN0004", "Net" },
        { "PRN0005", "Net" },
        { "PRN0006", "Net" },
        { "PRN0007", "Net" },
        { "PRN0008", "Net" },
        { "PRN0009", "Net" },
        { "PRN0010", "Net" },
        { "PRN0011", "Predict" },
        { "PRN0012", "Logits" },
        { "PRN0013", "Logits" },
        { "PRN0014", "Logits" },
        { "PRN0015", "Logits" },
        { "PRN0016", "Logits" },
        { "PRN0017", "Logits" },
        { "PRN0018", "Logits" },
        { "PRN0019", "Hidden" },
        { "PRN0020", "Network(1, 0, 28)" },
        { "PRN0021", "Dense(0)" },
        { "PRN0022", "Dropout(50)" },
        { "PRN0023", "LeakyRelu(1)" },
        { "PRN0024", "Prune((Criterion)99, Rate = 0.5)" },
        { "PRN0025", "Train(Optimizer.Sgd, LearningRate = -0.1)" },
        { "PRN0026", "Train(Optimizer.Sgd, Momentum = 0, Nesterov = true)" },
        { "PRN0027", "Dense(\"ten\")" },
        { "PRN0028", "Dense(10)" },
        { "PRN0029", "Train(Optimizer.Adam, Momentum = 0.8)" },
        { "PRN0030", "Conv2D(8, Kernel = 3, Padding = 3)" },
        { "PRN0031", "Block" },
        { "PRN0032", "Prune(Criterion.Magnitude, Rate = 0.8)" },
        { "PRN0033", "Repeat<Hidden>(2, Width = 100)" },
        { "PRN0034", "Repeat<Hidden>(3, Width = 100)" },
        { "PRN0035", "Repeat<System.Version>(3)" },
        { "PRN0036", "Repeat<Hidden>(3)" },
        { "PRN0037", "Conv2D(8, Stride = Block.Stride)" },
        { "PRN0038", "Repeat<Hidden>(3)" },
        { "PRN0039", "Repeat<Narrow>(3, Width = 50)" },
        { "PRN0040", "Sum_Projection" },
        { "PRN0041", "Gate(Keep = 1.5)" },
        { "PRN0042", "Gate" },
        { "PRN0043", "Gate" },
        { "PRN0044", "Gate(Keep = 0.9)" },
        { "PRN0045", "Relu(Threshold = -0.1)" },
        { "PRN0101", "Activation" },
        { "PRN0102", "Dense(10)" },
        { "PRN0103", "Relu" },
        { "PRN0104", "BatchNorm" },
        { "PRN0105", "Add" },
        { "PRN0106", "Add(\"Steam\")" },
        { "PRN0107", "Add(nameof(Body))" },
        { "PRN0108", "First" },
        { "PRN0109", "Side" },
        { "PRN0201", "Hidden" },
        { "PRN0202", "Logit" },
        { "PRN0203", "Conv2D(8, Kernel = 5)" },
        { "PRN0204", "Conv2D(8)" },
        { "PRN0205", "Add(nameof(Stem))" },
        { "PRN0206", "Concat(nameof(Stem))" },
        { "PRN0207", "Conv2D(30, Groups = 5)" },
        { "PRN0208", "Add(nameof(Stem), Shortcut = Shortcut.Pad)" },
        { "PRN0301", "Prune(Criterion.Magnitude, Rate = 80)" },
        { "PRN0302", "Prune(Criterion.Magnitude, Rate = 0.8)" },
        { "PRN0303", "Prune(Criterion.Magnitude, Rate = 0.8)" },
        { "PRN0304", "Prune(Criterion.Magnitude, Rate = 0.8)" },
        { "PRN0305", "Prune(Criterion.Magnitude, Rate = 0.8)" },
        { "PRN0306", "Logits" },
        { "PRN0307", "Logits" },
        { "PRN0308", "Schedule(When.AfterTraining, Rounds = 4, FineTuneEpochs = 2)" },
        { "PRN0309", "Schedule(When.AfterTraining, Rounds = 0)" },
        { "PRN0310", "Schedule(When.AfterTraining, Rounds = 4)" },
        { "PRN0311", "Schedule(When.AfterTraining, FineTuneEpochs = 0, Rewind = Rewind.Initialization)" },
        { "PRN0312", "Regularize(Norm.L1, 0)" },
        { "PRN0313", "Regularize(Norm.L1, 2e-5)" },
        { "PRN0314", "Prune(Criterion.Magnitude)" },
        { "PRN0315", "Prune(Criterion.Taylor, Rate = 0.8, Samples = -1)" },
        { "PRN0316", "Prune(Criterion.SynFlow, Scope.Global, Rate = 0.9, Iterations = 0)" },
        { "PRN0317", "Prune(Criterion.GeometricMedian, Rate = 0.5)" },
        { "PRN0318", "Prune(Criterion.Magnitude, Scope.Global, Granularity = Granularity.NofM)" },
        { "PRN0319", "Prune(Criterion.Magnitude, Granularity = Granularity.NofM, N = 4)" },
        { "PRN0320", "Prune(Criterion.Magnitude, Rate = 0.8, Granularity = Granularity.NofM)" },
        { "PRN0321", "First" },
        { "PRN0322", "Logits" },
        { "PRN0323", "First" },
        { "PRN0330", "Prune(Criterion.Fisher, Scope.Global, Rate = 0.5)" },
        { "PRN0335", "Schedule(When.AtInitialization, FineTuneEpochs = 20)" },
        { "PRN0336", "Schedule(When.DuringTraining, EverySteps = 0)" },
        { "PRN0337", "Schedule(When.DuringTraining, EndEpoch = 12)" },
        { "PRN0338", "Schedule(When.DuringTraining, InitialRate = 0.6)" },
        { "PRN0339", "Schedule(When.AfterTraining, Rewind = Rewind.Epoch, RewindEpoch = 10)" },
        { "PRN0340", "Schedule(When.AfterTraining, Rewind = Rewind.LearningRate, FineTuneEpochs = 15)" },
        { "PRN0341", "Prune(Criterion.Random, Rate = 0.5)" },
        { "PRN0342", "Prune(Criterion.Magnitude, Granularity = Granularity.NofM)" },
        { "PRN0350", "Regrow(Growth.Gradient)" },
        { "PRN0351", "Regrow(Growth.Gradient, Fraction = 1)" },
        { "PRN0352", "Prune(Criterion.Magnitude, Granularity = Granularity.NofM)" },
        { "PRN0353", "Schedule(When.AfterTraining, FineTuneEpochs = 2)" },
        { "PRN0354", "Regrow(Growth.Momentum)" },
        { "PRN0355", "Regrow(Growth.Gradient, EverySteps = 100, EveryEpochs = 1)" },
        { "PRN0356", "Prune(Criterion.Fisher, Rate = 0.9)" },
        { "PRN0365", "Learn(LearnedMask.NeuronThreshold)" },
        { "PRN0366", "Learn(LearnedMask.NeuronThreshold)" },
        { "PRN0367", "Learn(LearnedMask.Movement)" },
        { "PRN0368", "Learn(LearnedMask.HardConcrete, DropRate = 50)" },
        { "PRN0369", "Learn(LearnedMask.NeuronThreshold)" },
        { "PRN0370", "Learn(LearnedMask.LayerThreshold)" },
        { "PRN0371", "Prune(Criterion.Movement, Scope.Uniform, Rate = 0.9)" },
        { "PRN0375", "Budget(MaxParameters = 20000)" },
        { "PRN0376", "Budget(MaxMacs = 60000)" },
        { "PRN0377", "Budget(MaxMacs = -1)" },
        { "PRN0378", "Budget" },
        { "PRN0380",
            "Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Neuron, Norm = Norm.LInfinity)" },
        { "PRN0381", "Regularize(Norm.HoyerSquare, 1e-4, Proximal = true)" },
        { "PRN0382", "GrowPenalty(BeginEpoch = 2, EndEpoch = 8)" },
        { "PRN0383", "GrowPenalty(BeginEpoch = 2, EndEpoch = 10)" },
        { "PRN0384", "GrowPenalty(EndEpoch = 8, EverySteps = 0)" },
        { "PRN0385", "GrowPenalty(EndEpoch = 8)" },
        { "PRN0386", "GrowPenalty(EndEpoch = 8)" },
        { "PRN0390", "Logits" },
        { "PRN0391", "Body" },
        { "PRN0392", "A" },
        { "PRN0393", "Stem" },
        { "PRN0394", "Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Block, Columns = 0)" },
        { "PRN0395", "First" },
        { "PRN0396", "Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel, RoundTo = 0)" },
        { "PRN0397",
            "Prune(Criterion.Magnitude, Rate = 0.9, Granularity = Granularity.Neuron, Unit = RateUnit.Weights)" },
        { "PRN0398", "Prune(Criterion.SynFlow, Scope.Global, Rate = 0.9, Unit = RateUnit.Macs)" },
        { "PRN0401", "Train(BatchSize = 65536)" },
        { "PRN0901", "Net" },
    };

    [Theory]
    [MemberData(nameof(Underlined))]
    public void WrongExample_OfEachPage_UnderlinesTheCause(string id, string text)
    {
        LanguageVersion version = id == "PRN0901" ? LanguageVersion.CSharp12 : LanguageVersion.CSharp14;
        Diagnostic diagnostic = AnalyzerHarness.Run(DiagnosticPage.Read(id).Wrong, version)
            .Single(item => item.Id == id);
        Assert.Equal(text, AnalyzerHarness.TextAt(diagnostic));
    }

    // What is wrong with a block stands in the file of the block; what is wrong with its sizes, where it is repeated.
    [Theory]
    [InlineData("[Conv2D(8, Kernel = 0)]", "PRN0030 Block.cs Conv2D(8, Kernel = 0)",
        "PRN0036 Net.cs Repeat<Part>(2)")]
    [InlineData("[Conv2D(8, From = \"B\")]", "PRN0106 Block.cs Conv2D(8, From = \"B\")",
        "PRN0036 Net.cs Repeat<Part>(2)")]
    [InlineData("[Conv2D(8, Bias = true), BatchNorm]", "PRN0029 Block.cs Conv2D(8, Bias = true)")]
    [InlineData("[Conv2D(8, Kernel = 10)]", "PRN0203 Net.cs Repeat<Part>(2)")]
    [InlineData("[Conv2D(8, Groups = 4)]", "PRN0207 Net.cs Repeat<Part>(2)")]
    [InlineData("[Conv2D(Block.Width)]", "PRN0038 Net.cs Repeat<Part>(2)")]
    public void Fault_OfABlock_StandsWhereItIsCaused(string attributes, params string[] expected)
    {
        CSharpCompilation compilation = AnalyzerHarness.Compile(
            LanguageVersion.CSharp14,
            ("Block.cs", "using Pruning; namespace Examples; "
                + "[Block] partial class Part { " + attributes + " public partial Conv2D A { get; } }"),
            ("Net.cs", "using Pruning; namespace Examples; "
                + "[Network(3, 9, 9)] partial class Net { [Repeat<Part>(2)] public partial Stage<Part> S { get; } }"));
        Assert.Equal(
            expected.Order(),
            AnalyzerHarness.Run(compilation)
                .Select(item => item.Id + " " + item.Location.SourceTree!.FilePath + " " + AnalyzerHarness.TextAt(item))
                .Order());
    }

    [Fact]
    public void Table_CoversEveryDiagnostic()
    {
        Assert.Equal(Descriptors.All.Select(item => item.Id), Underlined.Select(row => (string)row[0]));
    }
}
