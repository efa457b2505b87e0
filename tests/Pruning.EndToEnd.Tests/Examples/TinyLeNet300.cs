namespace Pruning.EndToEnd.Tests.Examples;

/// <summary>Two epochs of LeNet300, and two in each of its four rounds.</summary>
public sealed class TinyLeNet300() : TinyRun(ExampleProcess.LeNet300, Settings)
{
    internal const int Rounds = 4;

    internal static string[] Settings => ["--samples", "1300", "--epochs", "2", "--seed", "5"];
}
