namespace Pruning.EndToEnd.Tests.Examples;

/// <summary>One epoch of ResNet20 on few images, and one in each round; the last batch is ragged.</summary>
public sealed class TinyResNet20() : TinyRun(ExampleProcess.ResNet20, Settings)
{
    internal static string[] Settings => ["--samples", "300", "--epochs", "1", "--seed", "5"];
}
