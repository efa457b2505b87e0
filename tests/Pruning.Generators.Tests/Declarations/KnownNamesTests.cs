using System.Linq;
using Pruning.Generators.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Declarations;

public class KnownNamesTests
{
    [Fact]
    public void IsAttribute_OfEveryAttributeOfTheVocabulary_Holds()
    {
        string[] names = [.. typeof(NetworkAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(System.Attribute)))
            .Select(type => type.Name.Replace("Attribute", "", System.StringComparison.Ordinal))];
        Assert.Equal(28, names.Length);
        Assert.All(names, name => Assert.True(IsAttribute(name), name));
        Assert.False(KnownNames.IsAttribute("Note", 0));
        Assert.False(KnownNames.IsAttribute("Dense", 1));
        Assert.False(KnownNames.IsAttribute("Repeat", 0));
    }

    // The name of a type, with the number of its type parameters behind a `.
    private static bool IsAttribute(string type)
    {
        string[] parts = type.Split('`');
        return KnownNames.IsAttribute(parts[0], parts.Length - 1);
    }
}
