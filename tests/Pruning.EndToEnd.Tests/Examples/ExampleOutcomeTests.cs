using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Pruning.EndToEnd.Tests.Examples;

public class ExampleOutcomeTests(TinyLeNet300 run) : IClassFixture<TinyLeNet300>
{
    private const int Prunable = (784 * 300) + (300 * 100) + (100 * 10);
    private const double Rate = 0.964;

    private readonly JsonElement _json = run.Json.RootElement;

    [Fact]
    public void Json_AnyRun_HasTheFieldsOfTheContract()
    {
        Assert.Equal((0, ""), (run.Output.ExitCode, run.Output.Error));
        Assert.Equal(
            [
                "network", "seed", "threads", "parameters", "prunable", "dense", "rounds", "final", "secondsPerEpoch",
                "allocatedBytesPerStep",
            ],
            _json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("LeNet300", _json.GetProperty("network").GetString());
        Assert.Equal(5, _json.GetProperty("seed").GetInt32());
        Assert.Equal(1, _json.GetProperty("threads").GetInt32());
        Assert.Equal(Prunable + 410, _json.GetProperty("parameters").GetInt32());
        Assert.Equal(Prunable, _json.GetProperty("prunable").GetInt32());
        Assert.True(_json.GetProperty("secondsPerEpoch").GetDouble() > 0);
    }

    [Fact]
    public void Json_Rounds_RemoveWhatTheScheduleSays()
    {
        JsonElement[] rounds = [.. _json.GetProperty("rounds").EnumerateArray()];
        Assert.Equal(TinyLeNet300.Rounds, rounds.Length);
        for (int i = 0; i < rounds.Length; i++)
        {
            double rate = 1 - Math.Pow(1 - Rate, (i + 1.0) / TinyLeNet300.Rounds);
            int kept = Prunable - (int)Math.Round(rate * Prunable, MidpointRounding.ToEven);
            JsonElement[] layers = [.. rounds[i].GetProperty("layers").EnumerateArray()];
            Assert.Equal(kept, layers.Sum(layer => layer.GetProperty("kept").GetInt32()));
            Assert.Equal([235_200, 30_000, 1_000], layers.Select(layer => layer.GetProperty("total").GetInt32()));
            Assert.Equal(
                ["Hidden1", "Hidden2", "Logits"], layers.Select(layer => layer.GetProperty("name").GetString()));
            Assert.Equal((double)kept / Prunable, rounds[i].GetProperty("sparsityRate").GetDouble());
            Assert.Equal((double)(Prunable - kept) / Prunable, rounds[i].GetProperty("pruningRate").GetDouble());
            Assert.Equal((double)Prunable / kept, rounds[i].GetProperty("compression").GetDouble());
            Assert.True(rounds[i].GetProperty("secondsPerEpoch").GetDouble() > 0);
        }
    }

    [Fact]
    public void Json_Final_IsTheLastRound()
    {
        JsonElement rounds = _json.GetProperty("rounds");
        Assert.True(JsonElement.DeepEquals(rounds[rounds.GetArrayLength() - 1], _json.GetProperty("final")));
    }

    [Fact]
    public void Json_Phases_HaveLearnt()
    {
        foreach (JsonElement phase in _json.GetProperty("rounds").EnumerateArray().Append(_json.GetProperty("dense")))
        {
            Assert.InRange(phase.GetProperty("accuracy").GetDouble(), 0.2, 1);
            Assert.InRange(phase.GetProperty("loss").GetDouble(), 0, Math.Log(10));
        }
    }

    [Fact]
    public void Json_AllocatedBytesPerStep_IsZero() =>
        Assert.Equal(0, _json.GetProperty("allocatedBytesPerStep").GetInt64());

    [Fact]
    public void Output_Piped_IsOneLinePerEpoch()
    {
        var line = new Regex(
            @"^(dense|round (\d) of 4, p = 0\.\d{4}) +epoch (\d)/2  loss \d\.\d{4}  lr \d\.\d\de-\d\d  "
            + @"test \d+\.\d\d %  [\d,]+ images/s$",
            RegexOptions.CultureInvariant);
        Match[] epochs = [.. run.Output.Lines.Select(text => line.Match(text)).Where(match => match.Success)];
        Assert.Equal(
            ["/1", "/2", "1/1", "1/2", "2/1", "2/2", "3/1", "3/2", "4/1", "4/2"],
            epochs.Select(epoch => epoch.Groups[2].Value + "/" + epoch.Groups[3].Value));
        Assert.DoesNotContain('\x1b', run.Output.Output);
    }

    [Fact]
    public void Output_Table_AgreesWithJson()
    {
        string[] row = run.Output.Lines.Single(text => text.StartsWith("round 4 of 4 ", StringComparison.Ordinal))
            .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        JsonElement final = _json.GetProperty("final");
        double error = 100 * (1 - final.GetProperty("accuracy").GetDouble());
        Assert.Equal(
            [
                "round 4 of 4", "0.9640", "0.0360", "27.78", error.ToString("F2", CultureInfo.InvariantCulture),
                final.GetProperty("loss").GetDouble().ToString("F4", CultureInfo.InvariantCulture),
            ],
            row);
    }

    [Fact]
    public void Save_OtherNumberOfThreads_WritesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("net.safetensors");
        ExampleOutput output = ExampleProcess.LeNet300.Run(
            [.. TinyLeNet300.Settings, "--threads", "2", "--save", path]);
        Assert.Equal(0, output.ExitCode);
        Assert.Equal(File.ReadAllBytes(run.Checkpoint), File.ReadAllBytes(path));
    }

    [Fact]
    public void Resume_FinishedRun_TrainsNothingAndShowsTheSame()
    {
        using var folder = new TemporaryFolder();
        string json = folder.PathOf("outcome.json");
        string path = folder.PathOf("net.safetensors");
        ExampleOutput output = ExampleProcess.LeNet300.Run(
            "--samples", "1300", "--resume", run.Checkpoint, "--json", json, "--save", path);
        Assert.Equal(0, output.ExitCode);
        Assert.DoesNotContain("epoch", output.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(run.Checkpoint), File.ReadAllBytes(path));
        using var again = JsonDocument.Parse(File.ReadAllText(json));
        Assert.Equal(
            _json.GetProperty("final").GetProperty("loss").GetDouble(),
            again.RootElement.GetProperty("final").GetProperty("loss").GetDouble());
        Assert.Equal(JsonValueKind.Null, again.RootElement.GetProperty("secondsPerEpoch").ValueKind);
    }
}
