using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Pruning.EndToEnd.Tests.Examples;

public class ConvolutionalExampleTests(TinyLeNet5 leNet, TinyResNet20 resNet)
    : IClassFixture<TinyLeNet5>, IClassFixture<TinyResNet20>
{
    [Theory]
    [InlineData("LeNet5", 431_080, 430_500, 3)]
    [InlineData("ResNet20", 269_722, 268_336, 2)]
    public void Json_AnyRun_HasTheNumbersOfTheNetwork(string name, int parameters, int prunable, int rounds)
    {
        TinyRun run = RunOf(name);
        JsonElement json = run.Json.RootElement;
        Assert.Equal((0, ""), (run.Output.ExitCode, run.Output.Error));
        Assert.Equal(name, json.GetProperty("network").GetString());
        Assert.Equal(parameters, json.GetProperty("parameters").GetInt32());
        Assert.Equal(prunable, json.GetProperty("prunable").GetInt32());
        Assert.Equal(rounds, json.GetProperty("rounds").GetArrayLength());
        Assert.Equal(0, json.GetProperty("allocatedBytesPerStep").GetInt64());
    }

    [Theory]
    [InlineData("LeNet5", 0.9)]
    [InlineData("ResNet20", 0.8)]
    public void Json_Final_KeepsWhatThePolicySays(string name, double rate)
    {
        JsonElement json = RunOf(name).Json.RootElement;
        int prunable = json.GetProperty("prunable").GetInt32();
        int kept = prunable - (int)Math.Round(rate * prunable, MidpointRounding.ToEven);
        JsonElement[] layers = [.. json.GetProperty("final").GetProperty("layers").EnumerateArray()];
        Assert.Equal(kept, layers.Sum(layer => layer.GetProperty("kept").GetInt32()));
        Assert.Equal(prunable, layers.Sum(layer => layer.GetProperty("total").GetInt32()));
        Assert.Equal((double)kept / prunable, json.GetProperty("final").GetProperty("sparsityRate").GetDouble());
    }

    [Theory]
    [InlineData("LeNet5")]
    [InlineData("ResNet20")]
    public void Output_Report_TellsTheMemoryOfActivations(string name) =>
        Assert.Single(RunOf(name).Output.Lines, line => line.StartsWith("activations", StringComparison.Ordinal));

    [Fact]
    public void Json_LeNet5_HasLearnt() =>
        Assert.InRange(leNet.Json.RootElement.GetProperty("dense").GetProperty("accuracy").GetDouble(), 0.3, 1);

    [Theory]
    [InlineData("LeNet5")]
    [InlineData("ResNet20")]
    public void Save_OtherNumberOfThreads_WritesTheSameBytes(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("net.safetensors");
        ExampleOutput output = name == "LeNet5"
            ? ExampleProcess.LeNet5.Run([.. TinyLeNet5.Settings, "--threads", "2", "--save", path])
            : ExampleProcess.ResNet20.Run([.. TinyResNet20.Settings, "--threads", "2", "--save", path]);
        Assert.Equal(0, output.ExitCode);
        Assert.Equal(File.ReadAllBytes(RunOf(name).Checkpoint), File.ReadAllBytes(path));
    }

    [Fact]
    public void Data_FolderWithMnistFiles_IsTrainedOn()
    {
        using var folder = new TemporaryFolder();
        ExampleOutput output = ExampleProcess.LeNet5.Run("--data", folder.WriteMnist(640, 50), "--epochs", "8");
        Assert.Equal((0, ""), (output.ExitCode, output.Error));
        Assert.Contains("mnist-train: 640 images", output.Output, StringComparison.Ordinal);
        string[] dense = [.. output.EpochLines.Where(line => line.StartsWith("dense", StringComparison.Ordinal))];
        Assert.Contains("test 100.00 %", dense[^1], StringComparison.Ordinal);
    }

    private TinyRun RunOf(string name) => name == "LeNet5" ? leNet : resNet;
}
