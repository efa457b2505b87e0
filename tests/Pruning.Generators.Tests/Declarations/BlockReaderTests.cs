using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pruning.Generators.Declarations;
using Pruning.Generators.Tests.Diagnostics;
using Xunit;

namespace Pruning.Generators.Tests.Declarations;

public class BlockReaderTests
{
    private const string Part = """
        [Block]
        public sealed partial class Part
        {
            [Conv2D(Block.Width / 4, Kernel = 1, Stride = Block.Stride), BatchNorm, Relu]
            public partial Conv2D A { get; }
            [Conv2D(4 * Block.Width, Groups = Block.Width, Padding = 1), Keep] internal partial Conv2D B { get; }
            [Add(Block.Input, nameof(A), Shortcut = Shortcut.Projection), Prune(Criterion.Random, Rate = 0.5)]
            public partial Join Sum { get; }
        }

        """;

    [Fact]
    public void Constants_OfTheVocabulary_AreThoseOfTheGenerator()
    {
        Assert.Equal(Block.Width, BlockArguments.Width);
        Assert.Equal(Block.Stride, BlockArguments.Stride);
        Assert.Equal(Block.Input, KnownNames.Samples);
    }

    [Fact]
    public void Read_EveryAttribute_KeepsWhatIsWritten()
    {
        var a = new LayerDeclaration(
            "A",
            "global::Pruning.Conv2D",
            PropertyForm.Completable,
            "public",
            [
                new OperatorDeclaration.Conv2D(Block.Width / 4, 1, Block.Stride),
                new OperatorDeclaration.BatchNorm(),
                new OperatorDeclaration.Relu(),
            ],
            false,
            [],
            []);
        var b = new LayerDeclaration(
            "B",
            "global::Pruning.Conv2D",
            PropertyForm.Completable,
            "internal",
            [new OperatorDeclaration.Conv2D(4 * Block.Width, 3, 1, 1, Block.Width)],
            true,
            [],
            []);
        var sum = new LayerDeclaration(
            "Sum",
            "global::Pruning.Join",
            PropertyForm.Completable,
            "public",
            [new OperatorDeclaration.Add(["x", "A"], Vocabulary.Shortcut.Projection)],
            false,
            [new PruneDeclaration(Vocabulary.Criterion.Random, Rate: 0.5)],
            []);
        var expected = new BlockDeclaration(
            "Examples", "Part", ClassForm.Partial | ClassForm.Public | ClassForm.Sealed, [a, b, sum]);
        Assert.Equal(expected, Declared.Block(Part));
    }

    [Fact]
    public void Read_RepeatInANetwork_HoldsTheBlock()
    {
        NetworkDeclaration network = Declared.Network(Part + """
            [Network(3, 8, 8)]
            partial class Net
            {
                [Repeat<Part>(3, Width = 16, Stride = 2, From = "x"), Relu] public partial Stage<Part> Stage { get; }
            }
            """);
        LayerDeclaration stage = Assert.Single(network.Layers);
        var repeat = new OperatorDeclaration.Repeat(
            "global::Examples.Part", RepeatedKind.Block, Declared.Block(Part), 3, 16, 2, "x");
        Assert.Equal([repeat, new OperatorDeclaration.Relu()], stage.Operators);
        Assert.Equal("global::Pruning.Stage<global::Examples.Part>", stage.Type);
        Assert.Equal(stage.Type, LayerRules.TypeOf(stage));
    }

    [Theory]
    [InlineData("Part", nameof(RepeatedKind.Block))]
    [InlineData("Plain", nameof(RepeatedKind.NoBlock))]
    [InlineData("Value", nameof(RepeatedKind.NoBlock))]
    [InlineData("string", nameof(RepeatedKind.Foreign))]
    [InlineData("System.Uri", nameof(RepeatedKind.Foreign))]
    [InlineData("Missing", nameof(RepeatedKind.Unread))]
    public void Read_RepeatOfAType_SaysWhatItIs(string type, string kind)
    {
        NetworkDeclaration network = Declared.Network(Part + $$"""
            class Plain { }
            struct Value { }
            [Network(3, 8, 8)]
            partial class Net { [Repeat<{{type}}>(2)] public partial Stage<{{type}}> Stage { get; } }
            """);
        var repeat = Assert.IsType<OperatorDeclaration.Repeat>(Assert.Single(network.Layers).Own);
        Assert.Equal(kind, repeat.Kind.ToString());
        Assert.Equal(kind == nameof(RepeatedKind.Block), repeat.Block is not null);
        Assert.Equal(type == "Missing", network.Unreadable.Count == 1);
    }

    // A block may have source in reach of the compiler, but it belongs to the other project.
    [Fact]
    public void Read_BlockOfAReferencedProject_IsForeign()
    {
        CSharpCompilation library = AnalyzerHarness.Compile("using Pruning;\nnamespace Examples;\n" + Part)
            .WithAssemblyName("Library");
        CSharpCompilation project = AnalyzerHarness.Compile("""
            using Pruning;
            namespace Examples;
            [Network(3, 8, 8)] partial class Net { [Repeat<Part>(2)] public partial Stage<Part> Stage { get; } }
            """).AddReferences(library.ToMetadataReference());
        var repeat = (OperatorDeclaration.Repeat)Declared.Network(project).Layers[0].Own!;
        Assert.Equal((RepeatedKind.Foreign, null), (repeat.Kind, repeat.Block));
    }

    // It would never end.
    [Fact]
    public void Read_BlockThatRepeatsItself_DoesNotReadItAgain()
    {
        BlockDeclaration block = Declared.Block(
            "[Block] partial class Part { [Repeat<Part>(2)] public partial Stage<Part> Inner { get; } }");
        var repeat = Assert.IsType<OperatorDeclaration.Repeat>(Assert.Single(block.Layers).Own);
        Assert.Equal((RepeatedKind.Unread, null), (repeat.Kind, repeat.Block));
    }

    [Fact]
    public void Read_UnrelatedEditsOfTheBlock_GiveAnEqualNetwork()
    {
        const string Net = "[Network(3)] partial class Net { [Repeat<Part>(2)] public partial Stage<Part> S { get; } }";
        const string Plain = "[Block] public partial class Part { [Dense(3)] public partial Dense A { get; } }";
        const string Edited = """
            // A comment.
            [Block]
            public partial class Part
            {
                public int Answer => 42;
                [Dense(1 + 2)]
                public partial Dense A
                {
                    get;
                }
            }
            """;
        const string Changed = "[Block] public partial class Part { [Dense(4)] public partial Dense A { get; } }";
        Assert.Equal(Declared.Network(Net + Plain), Declared.Network(Net + Edited));
        Assert.NotEqual(Declared.Network(Net + Plain), Declared.Network(Net + Changed));
    }

    [Fact]
    public void Read_AfterTheGenerator_ReadsTheSameBlock()
    {
        const string Source = """
            using Pruning;
            namespace Examples;
            [Block] public partial class Part { [Dense(3)] public partial Dense A { get; } }
            """;
        CSharpCompilation before = AnalyzerHarness.Compile(Source);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)before.SyntaxTrees[0].Options);
        driver.RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _);
        BlockDeclaration?[] read = [.. new[] { before, after }.Select(compilation => BlockReader.Read(
            compilation.GetTypesByMetadataName("Examples.Part").Single(), default))];
        Assert.Equal(before.SyntaxTrees.Length + 1, after.SyntaxTrees.Count());
        Assert.Equal(read[0], read[1]);
        Assert.Empty(read[1]!.ReservedMembers);
    }

    [Theory]
    [InlineData("Train", "[Train]")]
    [InlineData("Schedule", "[Schedule(When.AfterTraining)]")]
    [InlineData("Regularize", "[Regularize(Norm.L1, 1)]")]
    public void Read_AttributeOfANetwork_IsMisplaced(string name, string attribute)
    {
        BlockDeclaration block = Declared.Block(
            attribute + "[Block] partial class Part { [Dense(3)] public partial Dense A { get; } }");
        Assert.Equal([name], block.Misplaced);
    }
}
