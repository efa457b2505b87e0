using System;
using System.Collections.Generic;
using Xunit;

namespace Pruning.Generators.Tests.Harness;

/// <summary>What an edit of a block may and may not cause in the network that repeats it, and the other way.</summary>
public sealed class BlockIncrementalityTests : IncrementalityTests
{
    private const string Network = """
        using Pruning;

        namespace Demo;

        [Network(4)]
        [Train(Optimizer.Sgd, LearningRate = 0.05)]
        public sealed partial class Tiny
        {
            [Repeat<Part>(2, Width = 3)] public partial Stage<Part> Layers1 { get; }

            [Dense(2), Keep] public partial Dense Logits { get; }
        }

        """;

    private const string Block = """
        using Pruning;

        namespace Demo;

        [Block]
        public sealed partial class Part
        {
            [Dense(Block.Width), Relu] public partial Dense Hidden { get; }

            public int Answer()
            {
                return 41;
            }
        }

        """;

    private protected override GeneratorSetup Setup => NetworkGenerators.SetupWithBlocks;

    private protected override string Source =>
        Network + Block.Replace("using Pruning;\n\nnamespace Demo;\n", "", StringComparison.Ordinal);

    private protected override IReadOnlyList<string> ModelSteps =>
        [TrackingNames.Declaration, TrackingNames.Input, TrackingNames.Plan];

    [Theory]
    [InlineData("[Dense(Block.Width), Relu]", "[Dense(Block.Width), Tanh]")]
    [InlineData("[Dense(Block.Width), Relu]", "[Dense(2 * Block.Width), Relu]")]
    [InlineData("Hidden", "Inner")]
    public void Edit_OfTheBlockInItsFile_ModifiesBoth(string before, string after)
    {
        StepLog log = Rerun([Network, Block], [Network, Block.Replace(before, after, StringComparison.Ordinal)]);
        Assert.All(ModelSteps, step => log.RequireModified("an edit of the block", step));
        log.RequireModified("an edit of the block", TrackingNames.Block);
        log.RequirePrinted("an edit of the block");
    }

    [Theory]
    [InlineData("return 41;", "return 40 + 1;")]
    [InlineData("[Block]", "/* The part. */ [Block]")]
    [InlineData("Block.Width", "1 * Block.Width")]
    public void Edit_BesideTheLayersOfTheBlock_LeavesEveryStepCached(string before, string after)
    {
        Rerun([Network, Block], [Network, Block.Replace(before, after, StringComparison.Ordinal)])
            .RequireCached("an edit beside the layers of the block");
    }

    [Fact]
    public void Edit_OfTheNetwork_LeavesTheBlockCached()
    {
        StepLog log = Rerun(
            [Network, Block], [Network.Replace("Width = 3", "Width = 5", StringComparison.Ordinal), Block]);
        log.RequireModified("an edit of the network", TrackingNames.Plan);
        log.RequireCached("an edit of the network", TrackingNames.Block);
        log.RequireCached("an edit of the network", TrackingNames.BlockInput);
    }
}
