namespace Pruning.EndToEnd.Tests.Examples;

/// <summary>Two epochs of LeNet5 without half of its channels, rounds in proportion, and two of what is left.</summary>
public sealed class TinyStructured() : TinyRun(ExampleProcess.Structured, Settings)
{
    internal static string[] Settings => ["--network", "LeNet5", "--samples", "1300", "--epochs", "2", "--seed", "5"];
}
