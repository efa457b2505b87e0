namespace Pruning.EndToEnd.Tests.Examples;

/// <summary>Two epochs of LeNet5, and rounds in proportion.</summary>
public sealed class TinyLeNet5() : TinyRun(ExampleProcess.LeNet5, Settings)
{
    internal static string[] Settings => ["--samples", "1300", "--epochs", "2", "--seed", "5"];
}
