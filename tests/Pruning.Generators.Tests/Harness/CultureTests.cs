using System.Globalization;
using Xunit;

namespace Pruning.Generators.Tests.Harness;

/// <summary>
/// The culture of the machine reaches no emitted text, for whichever generator a derived class names.
/// </summary>
public abstract class CultureTests
{
    /// <summary>What is run.</summary>
    private protected abstract GeneratorSetup Setup { get; }

    /// <summary>
    /// A network with fractions, negative numbers or a layer whose name has an i, so that a culture could show.
    /// </summary>
    private protected abstract string Source { get; }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    public void Emit_UnderACulture_GivesTheSameTexts(string culture)
    {
        CultureCheck.RequireSameTexts(Setup, Source, culture);
    }

    [Fact]
    public void Cultures_OfThisMachine_AreRealOnes()
    {
        // With invariant globalization every culture would be the same, and the tests above would prove nothing.
        Assert.Equal(",", CultureInfo.GetCultureInfo("de-DE").NumberFormat.NumberDecimalSeparator);
        Assert.Equal("\u0130", CultureInfo.GetCultureInfo("tr-TR").TextInfo.ToUpper("i"));
        Assert.Equal("\u2212", CultureInfo.GetCultureInfo("sv-SE").NumberFormat.NegativeSign);
    }
}
