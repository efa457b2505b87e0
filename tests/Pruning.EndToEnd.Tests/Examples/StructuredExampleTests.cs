using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Pruning.EndToEnd.Tests.Examples;

public class StructuredExampleTests(TinyStructured run) : IClassFixture<TinyStructured>
{
    private readonly JsonElement[] _compaction =
        [.. run.Json.RootElement.GetProperty("compaction").EnumerateArray()];

    [Fact]
    public void Json_Compaction_HasTheSizesOfEachNetwork()
    {
        Assert.Equal((0, ""), (run.Output.ExitCode, run.Output.Error));
        Assert.Equal(
            ["dense", "masked", "compacted", "trained on"],
            _compaction.Select(network => network.GetProperty("name").GetString()));
        Assert.Equal([431_080, 109_580, 109_295, 109_295], Numbers("parameters"));
        Assert.Equal([2_293_000, 646_500, 646_500, 646_500], Numbers("multiplyAdds"));
        Assert.Equal([1_724_320, 1_724_320, 437_180, 437_180], Numbers("bytes"));
        Assert.All(_compaction, network =>
        {
            Assert.True(network.GetProperty("trainingStepMilliseconds").GetDouble() > 0);
            Assert.True(network.GetProperty("inferenceMilliseconds").GetDouble() > 0);
        });
        Assert.Equal(0, run.Json.RootElement.GetProperty("allocatedBytesPerStep").GetInt64());
    }

    [Fact]
    public void Json_Accuracies_AreThoseOfTheScheduleAndOfTheNetworkThatWasTrainedOn()
    {
        JsonElement root = run.Json.RootElement;
        double[] accuracies = [.. _compaction.Select(network => network.GetProperty("accuracy").GetDouble())];
        Assert.Equal(root.GetProperty("dense").GetProperty("accuracy").GetDouble(), accuracies[0]);
        Assert.Equal(root.GetProperty("final").GetProperty("accuracy").GetDouble(), accuracies[1]);

        // One image of 216 may be on the edge.
        Assert.Equal(accuracies[1], accuracies[2], 1.0 / 200);
        Assert.True(accuracies[3] > accuracies[2]);
    }

    [Fact]
    public void Save_OfTheRun_WritesTheSmallerNetworkBesideIt()
    {
        string smaller = Path.ChangeExtension(run.Checkpoint, ".compact.safetensors");
        Assert.Contains("smaller network: " + smaller, run.Output.Lines);
        Assert.InRange(new FileInfo(smaller).Length, 437_180, new FileInfo(run.Checkpoint).Length / 2);
    }

    [Fact]
    public void Output_OfTheRun_HasTheReportOfBothNetworks()
    {
        Assert.Contains("LeNet5 -> LeNet5.Compact", run.Output.Lines);
        Assert.Single(run.Output.Lines, line => line.StartsWith("training step", StringComparison.Ordinal));
        Assert.Single(run.Output.Lines, line => line.StartsWith("inference, Conv1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--network LeNet: there is none of this name", "--network", "LeNet")]
    [InlineData("--save and --resume are about one network", "--save", "net.safetensors")]
    [InlineData("'--plots'", "--network", "LeNet5", "--plots", ".")]
    public void CommandLine_WrongInput_IsOneLineOfError(string fault, params string[] arguments)
    {
        ExampleOutput output = ExampleProcess.Structured.Run(["--samples", "64", .. arguments]);
        Assert.Equal(2, output.ExitCode);
        Assert.Contains(fault, output.Error, StringComparison.Ordinal);
        Assert.Single(output.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private long[] Numbers(string property) =>
        [.. _compaction.Select(network => network.GetProperty(property).GetInt64())];
}
