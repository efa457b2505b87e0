using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Pruning.Generators.Tests.Architecture;
using Pruning.Generators.Tests.Harness;
using Xunit;

namespace Pruning.Generators.Tests.Documents;

public sealed class DslTests
{
    public static TheoryData<string> Networks =>
    [
        .. new[] { "docs/dsl.md", "docs/schedules.md" }
            .SelectMany(document => Regex.Matches(
                File.ReadAllText(Path.Combine(Repository.Root, document)),
                "```csharp\n(.*?)```",
                RegexOptions.Singleline))
            .Select(match => match.Groups[1].Value)
            .Where(text => text.Contains("[Network(", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Dsl_ItsNetworks_CompileWithoutADiagnostic(string text)
    {
        GeneratorSetup setup = text.Contains("[Block]", StringComparison.Ordinal)
            ? NetworkGenerators.SetupWithBlocks
            : NetworkGenerators.Setup;
        Assert.Empty(GeneratorHarness.Run("using Pruning;\nnamespace Examples;\n" + text, setup).Diagnostics);
    }
}
