using Examples.Networks;

namespace Examples;

internal static class Program
{
    private static int Main(string[] args) => ExampleProgram.Run(
        args,
        "Prunes whole channels of two networks, then goes on with networks of the sizes that are left.",
        ExampleData.Digits,
        new ExampleComparison("--network",
        [
            new("LeNet5", "half of the filters and neurons", s => new LeNet5(s.Seed, s.Threads))
            {
                Compact = network => ((LeNet5)network).Compact(),
            },
            new("ResNet20", "three of ten channels", s => new ResNet20(s.Seed, s.Threads))
            {
                Compact = network => ((ResNet20)network).Compact(),
            },
        ]));
}
