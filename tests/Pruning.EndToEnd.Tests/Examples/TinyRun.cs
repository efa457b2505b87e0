using System;
using System.IO;
using System.Text.Json;

namespace Pruning.EndToEnd.Tests.Examples;

/// <summary>One small run of LeNet300 with one thread, shared by the tests that only look at it.</summary>
public sealed class TinyRun : IDisposable
{
    internal const int Rounds = 4;

    private readonly TemporaryFolder _folder = new();

    public TinyRun()
    {
        string json = _folder.PathOf("outcome.json");
        Checkpoint = _folder.PathOf("net.safetensors");
        Output = ExampleProcess.Run([.. Settings, "--threads", "1", "--json", json, "--save", Checkpoint]);
        Json = JsonDocument.Parse(File.ReadAllText(json));
    }

    internal static string[] Settings => ["--samples", "1300", "--epochs", "2", "--seed", "5"];

    internal ExampleOutput Output { get; }

    internal JsonDocument Json { get; }

    internal string Checkpoint { get; }

    public void Dispose()
    {
        Json.Dispose();
        _folder.Dispose();
    }
}
