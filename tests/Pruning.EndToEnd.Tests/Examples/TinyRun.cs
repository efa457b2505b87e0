using System;
using System.IO;
using System.Text.Json;

namespace Pruning.EndToEnd.Tests.Examples;

/// <summary>One small run of an example with one thread, shared by the tests that only look at it.</summary>
public abstract class TinyRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private protected TinyRun(ExampleProcess example, string[] settings)
    {
        string json = _folder.PathOf("outcome.json");
        Checkpoint = _folder.PathOf("net.safetensors");
        Output = example.Run([.. settings, "--threads", "1", "--json", json, "--save", Checkpoint]);
        Json = JsonDocument.Parse(File.ReadAllText(json));
    }

    internal ExampleOutput Output { get; }

    internal JsonDocument Json { get; }

    internal string Checkpoint { get; }

    public void Dispose()
    {
        Json.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
