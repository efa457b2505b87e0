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
        { "PRN0101", "Activation" },
        { "PRN0102", "Dense(10)" },
        { "PRN0103", "Relu" },
        { "PRN0201", "Hidden" },
        { "PRN0202", "Logit" },
        { "PRN0301", "Prune(Criterion.Magnitude, Rate = 80)" },
        { "PRN0302", "Prune(Criterion.Random, Rate = 0.5)" },
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

    [Fact]
    public void Table_CoversEveryDiagnostic()
    {
        Assert.Equal(Descriptors.All.Select(item => item.Id), Underlined.Select(row => (string)row[0]));
    }
}
