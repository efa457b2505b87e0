using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pruning.Generators.Diagnostics;
using Xunit;

namespace Pruning.Generators.Tests.Diagnostics;

/// <summary>Source is wrong most of the time, while it is typed. Nothing of ours may throw on any of it.</summary>
public class HalfWrittenSourceTests
{
    private const string Source = """
        using Pruning;
        namespace Examples.Networks;
        [Network(1, 28, 28, Loss = Loss.SoftmaxCrossEntropy)]
        [Train(Optimizer.Adam, LearningRate = 1e-3, BatchSize = 128)]
        [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8, Collapse = Collapse.Floor, MinimumKept = 3)]
        [Schedule(When.AfterTraining, Rounds = 4, FineTuneEpochs = 2, Rewind = Rewind.None)]
        [Regularize(Norm.L1, 1e-5)]
        public sealed partial class Net : Network
        {
            [Dense(300, Bias = false), Relu, Dropout(0.5)] public partial Dense Hidden { get; }
            [Dense(100), LeakyRelu(0.1), Prune(Criterion.Random, Rate = 0.3)] internal partial Dense Middle { get; }
            [Dense(10), Keep, Regularize(Norm.L2, 1.0)] public partial Dense Logits { get; }
            public static int Count(int a) => a + 1;
        }
        [Block]
        public sealed partial class Part
        {
            [Conv2D(Block.Width / 2, Stride = Block.Stride, Padding = 1), BatchNorm, Relu]
            public partial Conv2D A { get; }
            [Conv2D(Block.Width, Kernel = 1)] public partial Conv2D B { get; }
            [Add(Block.Input, nameof(A), Shortcut = Shortcut.Projection)] public partial Join Sum { get; }
        }
        [Network(3, 8, 8)] partial class Second
        {
            [Repeat<Part>(2, Width = 4, Stride = 2), MaxPool(2)] public partial Stage<Part> Body { get; }
            [Dense(2, From = nameof(Body))] public partial Dense Logits { get; }
        }
        """;

    private static readonly string[] Tokens = Tokenize();

    [Fact]
    public void WholeSource_IsClean()
    {
        Assert.Empty(AnalyzerHarness.Run(Source));
    }

    [Fact]
    public void DeletedTokens_AnyRanges_NeverBreakGeneratorOrAnalyzer()
    {
        Gen<(int Start, int Length)[]> cuts = Gen.Select(Gen.Int[0, Tokens.Length - 1], Gen.Int[1, 12])
            .Select((start, length) => (start, length))
            .Array[1, 3];
        cuts.Sample(ranges => RequireOnlyOurs(Without(ranges)), iter: 25);
    }

    [Fact]
    public void SwappedTokens_AnyPair_NeverBreakGeneratorOrAnalyzer()
    {
        Gen<int> token = Gen.Int[0, Tokens.Length - 1];
        Gen.Select(token, token).Sample(
            (left, right) =>
            {
                string[] tokens = [.. Tokens];
                (tokens[left], tokens[right]) = (tokens[right], tokens[left]);
                RequireOnlyOurs(string.Join(" ", tokens));
            },
            iter: 25);
    }

    [Fact]
    public void TruncatedSource_AtEveryToken_NeverBreaksGeneratorOrAnalyzer()
    {
        for (int length = 0; length < Tokens.Length; length += 11)
        {
            RequireOnlyOurs(string.Join(" ", Tokens.Take(length)));
        }
    }

    [Theory]
    [InlineData("[Network] partial class Net { }")]
    [InlineData("[Network()] partial struct Net { [Dense(2)] public partial Dense A { get; } }")]
    [InlineData("[Network(2)] partial interface Net { [Dense(2)] Dense A { get; } }")]
    [InlineData("[Network(2)] partial class { [Dense(2)] public partial Dense A { get; } }")]
    [InlineData("[Network(2)] partial class Net { [Dense(2)] public public partial Dense A { get; } }")]
    [InlineData("[Network(2)] partial class Net { [Dense(2)] public partial Dense { get; } }")]
    [InlineData("[Network(2)] partial class Net { [Dense(2)] public partial Dense A { private get; } }")]
    [InlineData("[Network(2)] partial class Net { [Dense(2)] public partial Dense A { readonly get; } }")]
    [InlineData("[Network(2)] partial class Net { [Dense(2)] public partial Dense A { public get; internal } }")]
    [InlineData("namespace Inner. { [Network(2)] partial class Net { [Dense(2)] public partial Dense A { get; } } }")]
    [InlineData("[Network(2)] enum Net { A }")]
    [InlineData("[Network(2)] partial class Net { [Dense(2)] public partial Dense this[int i] { get; } }")]
    [InlineData("interface I { Dense A { get; } } "
        + "[Network(2)] partial class Net : I { [Dense(2)] partial Dense I.A { get; } }")]
    [InlineData("[Network(2)] "
        + "partial class Net { [Dense(2)] partial Dense A { get; } [Dense(2)] partial Dense A { get => null; } }")]
    [InlineData("[Network(2)] partial class Net { [Dense(2)] public partial Missing A { get; } }")]
    [InlineData("[Network(2)] partial class Net : Missing { [Missing] public partial Dense A { get; } }")]
    [InlineData("[Network(2)] partial class Net : Net { [Dense(2)] public partial Dense A { get; } }")]
    [InlineData("[Network(2), Network(3, 4, 5)] "
        + "partial class Net { [Dense(2), Dense(3)] public partial Dense A { get; } }")]
    [InlineData("[Network(2)] class Net { [Dense(2)] public Dense A { get; } } "
        + "[Network(2)] class Net { [Dense(2)] public Dense A { get; } }")]
    [InlineData("[Block] partial class Net { [Repeat<Net>(2)] public partial Stage<Net> A { get; } }")]
    [InlineData("[Block] partial class Net { [Dense(2)] public partial Dense A { get; } int _A; }")]
    [InlineData("[Block] partial class _A { [Dense(2)] public partial Dense A { get; } }")]
    [InlineData("[Block] partial class Net { [Dense(2)] public partial Dense A { get; } "
        + "[Dense(2)] public partial Dense _A { get; } [Dense(2)] public partial Dense A { get; } }")]
    [InlineData("[Block, Block] partial class Net<T> { [Dense(2)] public partial Dense A { get; } }")]
    [InlineData("[Block] file partial class Part { [Dense(2)] public partial Dense A { get; } } "
        + "[Network(2)] partial class Net { [Repeat<Part>(2)] partial Stage<Part> A { get; } }")]
    [InlineData("class Outer { [Block] private partial class Part { [Dense(2)] public partial Dense A { get; } } "
        + "[Network(2)] partial class Net { [Repeat<Part>(2)] partial Stage<Part> A { get; } } }")]
    [InlineData("[Block] partial class Part<T> { [Dense(2)] public partial Dense A { get; } } "
        + "[Network(2)] partial class Net { [Repeat<Part<Missing>>(2)] partial Stage<Part<Missing>> A { get; } }")]
    [InlineData("[Block] partial class Part { } "
        + "[Network(2)] partial class Net { [Repeat<Part>(2)] public partial Stage<Part> A { get; } }")]
    [InlineData("[Block] partial class Part { [Dense(2)] public partial Dense A { get; } } "
        + "[Network(2)] partial class Net { [Repeat<Part>(2)] public partial Stage<Part> _B { get; } "
        + "[Repeat<Part>(2)] public partial Stage<Part> B { get; } }")]
    [InlineData("[Network(2)] partial class Net { [Repeat(2)] public partial Stage<int> A { get; } }")]
    [InlineData("[Network(2)] partial class Net { [Repeat<>(2)] public partial Stage<> A { get; } }")]
    [InlineData("[Network(2)] partial class Net { [Repeat<Net>(2)] public partial Stage<Net> A { get; } }")]
    [InlineData("[Network(2)] partial class Net { [Repeat<dynamic>(2)] public partial Stage<dynamic> A { get; } }")]
    [InlineData("[Network(2)] partial class Net { [Repeat<int[]>(2)] public partial Stage<int[]> A { get; } }")]
    [InlineData("[Network(2, 3, 4)] "
        + "partial class Net { [Add(nameof(), From = nameof(A))] public partial Join A { get; } }")]
    [InlineData("[Network(2, 3, 4)] partial class Net { [Concat(null)] public partial Join A { get; } }")]
    [InlineData("[Network(2)] partial class @class { [Dense(2)] public partial Dense @event { get; } }")]
    [InlineData("[Network(2)] "
        + "partial class Net { [Dense(2)] Dense Field; [Relu] void Method() { } [Dense(3)] event System.Action E; }")]
    public void OddDeclaration_IsNoException(string source)
    {
        RequireOnlyOurs("using Pruning;\nnamespace Examples;\n" + source);
        RequireOnlyOurs("using Pruning;\n" + source);
    }

    // An exception in the analyzer is AD0001, one in the generator CS8785: nothing but our own ids may come out. And
    // what the compiler has to say about such source, it has to say about the source, not about what was emitted.
    private static void RequireOnlyOurs(string source)
    {
        (ImmutableArray<Diagnostic> found, ImmutableArray<Diagnostic> errors) = AnalyzerHarness.RunAndBind(source);
        HashSet<string> ours = [.. Descriptors.All.Select(descriptor => descriptor.Id)];
        Diagnostic? foreign = found.FirstOrDefault(diagnostic => !ours.Contains(diagnostic.Id));
        Assert.True(foreign is null, foreign + "\n" + source);
        Assert.True(errors.IsEmpty, string.Join("\n", errors.Take(5)) + "\n" + source);
    }

    private static string[] Tokenize()
    {
        IEnumerable<SyntaxToken> tokens = CSharpSyntaxTree.ParseText(Source).GetRoot().DescendantTokens();
        return [.. tokens.Select(token => token.Text).Where(text => text.Length > 0)];
    }

    private static string Without((int Start, int Length)[] ranges)
    {
        var text = new StringBuilder();
        for (int i = 0; i < Tokens.Length; i++)
        {
            if (!Array.Exists(ranges, range => i >= range.Start && i < range.Start + range.Length))
            {
                text.Append(Tokens[i]).Append(' ');
            }
        }

        return text.ToString();
    }
}
