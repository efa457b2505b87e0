using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Tests.Harness;

/// <summary>One good generator, and one for each mistake.</summary>
internal static class FakeGenerators
{
    /// <summary>The name of their only step.</summary>
    public const string Step = "Model";

    /// <summary>A class that all of them take.</summary>
    public const string Source = """
        using Pruning;

        namespace Demo;

        [Network(4)]
        public sealed partial class Tiny
        {
            public int Hidden => 3;

            public int Answer()
            {
                return 41;
            }
        }

        """;

    /// <summary>Its model is a text: equal for equal declarations.</summary>
    public static GeneratorSetup Caching { get; } = Setup(Describe, Print);

    /// <summary>Its model is an array, which is equal only to itself.</summary>
    public static GeneratorSetup Uncached { get; } =
        Setup(context => new[] { Describe(context) }, model => Print(model[0]));

    /// <summary>Its model holds a symbol, two levels down.</summary>
    public static GeneratorSetup LeakingASymbol { get; } = Setup(
        context => Tuple.Create(Describe(context), new[] { context.TargetSymbol }), model => Print(model.Item1));

    /// <summary>Its model holds the declaration.</summary>
    public static GeneratorSetup LeakingSyntax { get; } = Setup(
        context => Tuple.Create(Describe(context), context.TargetNode), model => Print(model.Item1));

    /// <summary>Its model holds the place of the declaration.</summary>
    public static GeneratorSetup LeakingALocation { get; } = Setup(
        context => Tuple.Create(Describe(context), context.TargetNode.GetLocation()), model => Print(model.Item1));

    /// <summary>Its text has a number in the format of the machine.</summary>
    public static GeneratorSetup LeakingTheCulture { get; } = Setup(
        Describe, model => "// " + (-1.5).ToString(CultureInfo.CurrentCulture) + "\n");

    /// <summary>Its text is not C#.</summary>
    public static GeneratorSetup PrintingAnError { get; } = Setup(Describe, _ => "partial clas Tiny { }\n");

    /// <summary>Its text has what only a warning is against.</summary>
    public static GeneratorSetup PrintingAWarning { get; } = Setup(
        Describe, _ => "namespace Demo; partial class Tiny { private void F() { int unused; } }\n");

    /// <summary>Its lines end as on another system.</summary>
    public static GeneratorSetup PrintingCarriageReturns { get; } = Setup(Describe, _ => "// one\r\n// two\r\n");

    /// <summary>It throws.</summary>
    public static GeneratorSetup Throwing { get; } = Setup<string>(
        Describe, _ => throw new InvalidOperationException("a mistake of the generator"));

    private static GeneratorSetup Setup<TModel>(
        Func<GeneratorAttributeSyntaxContext, TModel> read, Func<TModel, string> print)
    {
        return new GeneratorSetup(() => new FakeGenerator<TModel>(read, print), [], [Step]);
    }

    private static string Describe(GeneratorAttributeSyntaxContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.TargetSymbol;
        object? features = context.Attributes[0].ConstructorArguments[0].Value;
        return string.Join(
            " ",
            type.GetMembers().OfType<IPropertySymbol>()
                .Select(property => property.Name)
                .Prepend(FormattableString.Invariant($"{features}")));
    }

    private static string Print(string model)
    {
        return "namespace Demo; partial class Tiny { public const string Model = \"" + model + "\"; }\n";
    }
}
