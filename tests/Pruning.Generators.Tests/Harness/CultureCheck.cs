using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace Pruning.Generators.Tests.Harness;

/// <summary>Generates under a culture and compares with what the invariant culture gives.</summary>
internal static class CultureCheck
{
    /// <summary>Requires the same files with the same texts, to the character.</summary>
    public static void RequireSameTexts(GeneratorSetup setup, string source, string culture)
    {
        IReadOnlyDictionary<string, string> wanted = Texts(setup, source, CultureInfo.InvariantCulture);
        Assert.NotEmpty(wanted);
        IReadOnlyDictionary<string, string> given = Texts(setup, source, CultureInfo.GetCultureInfo(culture));
        Assert.Equal(wanted.Keys, given.Keys);
        foreach ((string hint, string text) in wanted)
        {
            Assert.True(text == given[hint], "Under " + culture + " " + hint + " has another text:\n" + given[hint]);
        }
    }

    private static IReadOnlyDictionary<string, string> Texts(GeneratorSetup setup, string source, CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo beforeInterface = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
            return GeneratorHarness.Sources(GeneratorHarness.Driver(setup)
                .RunGenerators(TestCompilation.Create([source]))
                .GetRunResult().Results.Single());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeInterface;
        }
    }
}
