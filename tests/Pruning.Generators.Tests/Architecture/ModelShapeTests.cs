using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Pruning.Generators.Common;
using Xunit;

namespace Pruning.Generators.Tests.Architecture;

public sealed class ModelShapeTests
{
    [Fact]
    public void Models_OfTheGenerator_HoldOnlyValues()
    {
        // Result<T> is a pair of a model and faults; its T is checked as the model it is.
        Type[] models = [.. ModelShape.Models(typeof(Generators.Graph.NetworkGraph).Assembly)
            .Where(type => !type.IsGenericTypeDefinition)];
        Assert.Contains(typeof(Generators.Declarations.NetworkDeclaration), models);
        Assert.Contains(typeof(Generators.Graph.Dense), models);
        Assert.Contains(typeof(Generators.Shapes.ShapedGraph), models);
        Assert.Contains(typeof(Generators.Dependencies.DependencyGraph), models);
        Assert.Contains(typeof(Generators.Policies.PruningPlan), models);
        string[] faults = [.. models.SelectMany(ModelShape.Faults)];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData(typeof(HoldsSymbol))]
    [InlineData(typeof(HoldsArray))]
    [InlineData(typeof(HoldsList))]
    [InlineData(typeof(HoldsImmutableArray))]
    [InlineData(typeof(HoldsDelegate))]
    [InlineData(typeof(HoldsObject))]
    [InlineData(typeof(HoldsLocationInside))]
    [InlineData(typeof(HoldsSpanOfText))]
    [InlineData(typeof(OpenToInheritance))]
    [InlineData(typeof(NotEquatable))]
    public void Faults_OfABadModel_AreFound(Type model)
    {
        Assert.NotEmpty(ModelShape.Faults(model));
    }

    [Fact]
    public void Faults_OfAGoodModel_AreNone()
    {
        Assert.Empty(ModelShape.Faults(typeof(Good)));
    }

    private sealed record Good(string Name, int? Size, DayOfWeek Day, EquatableArray<string> Names, Good? Next);

    private sealed record HoldsSymbol(ISymbol Symbol);

    private sealed record HoldsArray(int[] Values);

    private sealed record HoldsList(List<int> Values);

    private sealed record HoldsImmutableArray(ImmutableArray<int> Values);

    private sealed record HoldsDelegate(Func<int> Value);

    private sealed record HoldsObject(object Value);

    private sealed record HoldsLocationInside(KeyValuePair<string, Location> Value);

    private readonly record struct HoldsSpanOfText(Microsoft.CodeAnalysis.Text.TextSpan Span);

    private record OpenToInheritance(int Value);

    private sealed class NotEquatable;
}
