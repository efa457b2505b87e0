using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Pruning.Criteria;
using Pruning.Masks;
using Pruning.Plans;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Masks;

/// <summary>Removals of whole blocks, against what they are by definition.</summary>
public sealed class BlockMembersTests
{
    private static readonly Gen<(int Outputs, int Inputs)> Shape = Gen.Select(Gen.Int[3, 20], Gen.Int[5, 70]);

    // At most as large as the smallest layer, and seldom a divisor.
    private static readonly Gen<(int Rows, int Columns)> Block = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 5]);

    [Theory]
    [InlineData(Aggregation.Sum, Norm.L1, false)]
    [InlineData(Aggregation.Sum, Norm.L2, true)]
    [InlineData(Aggregation.Mean, Norm.L1, true)]
    [InlineData(Aggregation.Mean, Norm.L2, false)]
    [InlineData(Aggregation.Max, Norm.L1, false)]
    public void Remove_OfAnyLayers_TakesTheBlocksOfTheLowestScores(
        Aggregation aggregation, Norm norm, bool isNormalized)
    {
        Gen.Select(Shape.Array[1, 3], Block, Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, 1_000_000])
            .Sample((shapes, block, some, more, seed) =>
            {
                PruningGroupPlan group = Group(block, Scope.Global) with
                {
                    Criterion = new MagnitudeCriterion(norm),
                    Aggregation = aggregation,
                    Normalize = isNormalized,
                };
                var given = new MemberCase(group, seed, shapes);

                foreach (double rate in (double[])[Math.Min(some, more), Math.Max(some, more)])
                {
                    int target = (int)(rate * given.Group.Members);
                    List<Member> members = [.. MembersOf(given, aggregation, norm, isNormalized)];
                    Member[] gone = [.. members.Where(member => member.Score is null)];
                    Member[] lowest = [.. members.Except(gone)
                        .OrderBy(member => member.Score)
                        .Take(Math.Max(0, target - gone.Length))];

                    PruningResult result = given.Remove(target);

                    Assert.Equal(new PruningResult(gone.Length + lowest.Length, target, null), result);
                    RequireRemoved(given, members, [.. gone, .. lowest]);
                }
            });
    }

    // Every output loses as many blocks as every other, or the first ones one more; also where some were gone before.
    [Fact]
    public void Remove_WithinOutputs_TakesTheLowestOfEach()
    {
        Gen.Select(Shape, Gen.Int[1, 5], Gen.Double[0, 1], Gen.Int[0, 1_000_000])
            .Sample((shape, columns, rate, seed) =>
            {
                var given = new MemberCase(Group((1, columns), Scope.Output), seed, shape);
                int target = (int)(rate * given.Group.Members);
                List<Member> members = [.. MembersOf(given, Aggregation.Sum, Norm.L1, false)];
                Member[] ranked = [.. members
                    .GroupBy(member => member.Weights[0] / shape.Inputs)
                    .SelectMany(row => row.OrderBy(member => member.Score ?? -1).Select((member, n) => (member, n)))
                    .OrderBy(pair => pair.n)
                    .ThenBy(pair => pair.member.Weights[0])
                    .Select(pair => pair.member)];
                Member[] gone = [.. members.Where(member => member.Score is null)];
                Member[] lowest = [.. ranked.Except(gone).Take(Math.Max(0, target - gone.Length))];

                PruningResult result = given.Remove(target);

                Assert.Equal(gone.Length + lowest.Length, result.Removed);
                RequireRemoved(given, members, [.. gone, .. lowest]);
            });
    }

    // What a block of 1 x inputs is, whatever it is called.
    [Fact]
    public void Remove_OfBlocksOfAWholeRow_IsThatOfNeurons()
    {
        Gen.Select(Shape, Gen.Double[0, 1], Gen.Int[0, 1_000_000]).Sample((shape, rate, seed) =>
        {
            PruningGroupPlan blocks = Group((1, shape.Inputs), Scope.Local);
            var ofBlocks = new MemberCase(blocks, seed, shape);
            var ofNeurons = new MemberCase(blocks with { Granularity = Granularity.Neuron }, seed, shape);
            int target = (int)(rate * shape.Outputs);

            Assert.Equal(ofNeurons.Remove(target), ofBlocks.Remove(target));

            Assert.Equal(ofNeurons.KeptOf(ofNeurons.Layers[0]), ofBlocks.KeptOf(ofBlocks.Layers[0]));
        });
    }

    // And a block of 1 x 1 is a weight.
    [Fact]
    public void Remove_OfBlocksOfOneWeight_IsThatOfWeights()
    {
        Gen.Select(Shape, Gen.Double[0, 1], Gen.Int[0, 1_000_000], Gen.OneOf(Scope.Local, Scope.Output))
            .Sample((shape, rate, seed, scope) =>
            {
                PruningGroupPlan blocks = Group((1, 1), scope);
                var ofBlocks = new MemberCase(blocks, seed, shape);
                var ofWeights = new MemberCase(blocks with { Granularity = Granularity.Weight }, seed, shape);
                int target = (int)(rate * shape.Outputs * shape.Inputs);

                Assert.Equal(ofWeights.Remove(target), ofBlocks.Remove(target));

                Assert.Equal(ofWeights.KeptOf(ofWeights.Layers[0]), ofBlocks.KeptOf(ofBlocks.Layers[0]));
            });
    }

    [Fact]
    public void Remove_OfAWeightThatIsNotANumber_SaysWhichAndChangesNothing()
    {
        var given = new MemberCase(Group((2, 4), Scope.Local), 3, (5, 9));
        MaskBits.Fill(given.MaskOf(given.Layers[0]), 45);
        given.WeightsOf(given.Layers[0])[13] = float.NaN;

        var error = Assert.Throws<InvalidOperationException>(() => given.Remove(3));

        Assert.StartsWith("The score of weight 13 of layer At0 of Case is not a number", error.Message);
        Assert.DoesNotContain(false, given.KeptOf(given.Layers[0]));
    }

    [Fact]
    public void Remove_Again_AllocatesNothing()
    {
        var given = new MemberCase(Group((2, 16), Scope.Global), 3, (20, 300), (10, 100));
        given.Remove(5);
        given.Remove(10);

        Assert.Equal(0, AllocatedBytes.Of(() => given.Remove(60)));
    }

    private static PruningGroupPlan Group((int Rows, int Columns) block, Scope scope) => new()
    {
        Layers = [],
        Criterion = new MagnitudeCriterion(),
        Scope = scope,
        Members = 0,
        RemovedAfterRound = [0],
        Collapse = Collapse.Allow,
        MinimumKept = 0,
        Granularity = Granularity.Block,
        Rows = block.Rows,
        Columns = block.Columns,
    };

    // In the order of layers and blocks. A member that is gone has no score.
    private static IEnumerable<Member> MembersOf(
        MemberCase given, Aggregation aggregation, Norm norm, bool isNormalized)
    {
        foreach (LayerPlan layer in given.Layers)
        {
            float[] weights = given.WeightsOf(layer).ToArray();
            bool[] kept = given.KeptOf(layer);
            Member[] members = [.. Enumerable.Range(0, layer.Count)
                .GroupBy(i => (i / layer.Inputs / given.Group.Rows, i % layer.Inputs / given.Group.Columns))
                .OrderBy(block => block.Key)
                .Select(block =>
                {
                    double[] scores = [.. block.Where(i => kept[i]).Select(i =>
                        norm == Norm.L1 ? Math.Abs((double)weights[i]) : (double)weights[i] * weights[i])];
                    float? score = scores.Length == 0 ? null : (float)(aggregation switch
                    {
                        Aggregation.Sum => scores.Sum(),
                        Aggregation.Mean => scores.Sum() / scores.Length,
                        _ => scores.Max(),
                    });
                    return new Member(layer, [.. block], [.. block.Where(i => kept[i])], score);
                })];
            double mean = members.Select(member => (double?)member.Score).Average() ?? 0;
            foreach (Member member in members)
            {
                yield return isNormalized && mean > 0 && member.Score is { } score
                    ? new Member(layer, member.Weights, member.Kept, (float)(score / mean))
                    : member;
            }
        }
    }

    // No weight but theirs goes.
    private static void RequireRemoved(MemberCase given, IEnumerable<Member> members, Member[] removed)
    {
        HashSet<Member> gone = [.. removed];
        foreach (IGrouping<LayerPlan, Member> layer in members.GroupBy(member => member.Layer))
        {
            bool[] kept = given.KeptOf(layer.Key);
            foreach (Member member in layer)
            {
                Assert.Equal(gone.Contains(member) ? [] : member.Kept, member.Weights.Where(i => kept[i]));
            }
        }
    }

    // One by one, whatever they have.
    private sealed class Member(LayerPlan layer, int[] weights, int[] kept, float? score)
    {
        public LayerPlan Layer => layer;

        public int[] Weights => weights;

        public int[] Kept => kept;

        public float? Score => score;
    }
}
