using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Pruning.Generators.Dependencies;
using Xunit;

namespace Pruning.Generators.Tests.Dependencies;

public class ChannelTiesTests
{
    // Lists of ranges, some of them more than once and each as wide as it comes; then some of the lists are tied.
    [Fact]
    public void Tie_AnyLists_IsThePartitionOfTheirChannels()
    {
        Gen.Int.Sample(
            seed =>
            {
                (List<List<ChannelPiece>> lists, int[] classes) = Draw(new Random(seed), ChannelTies.MostSplits);
                Assert.Equal(Canonical(classes), Canonical(Units(lists)));
            },
            iter: 20_000);
    }

    // Whatever is tied stays tied, but more may be.
    [Fact]
    public void Tie_BeyondTheMostSplits_TiesNoLess()
    {
        int coarser = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            (List<List<ChannelPiece>> lists, int[] classes) = Draw(new Random(seed), mostSplits: 2);
            int[] units = Units(lists);
            Dictionary<int, int> unitOfClass = [];
            Assert.All(
                classes.Zip(units),
                pair => Assert.True(
                    unitOfClass.TryAdd(pair.First, pair.Second) || unitOfClass[pair.First] == pair.Second));
            coarser += units.Distinct().Count() < unitOfClass.Count ? 1 : 0;
        }

        Assert.InRange(coarser, 1, 2000);
    }

    // Millions of channels, shifted by one: splitting them off one by one is given up.
    [Fact]
    public void Tie_LargeValuesShiftedByOne_IsOneUnit()
    {
        ChannelPiece large = new(new ChannelRange(40_000_000), 1);
        ChannelPiece larger = new(new ChannelRange(40_000_001), 1);
        new ChannelTies().Tie([large, larger], [larger, large]);
        Assert.Single(ChannelTies.Resolve([large, larger]).Select(piece => piece.Range).Distinct());
        Assert.All(ChannelTies.Resolve([large, larger]), piece => Assert.Equal(1, piece.Range.Units));
    }

    [Fact]
    public void Tie_LargeValuesWithACommonDivisor_KeepsIt()
    {
        ChannelPiece large = new(new ChannelRange(40_000_000), 1);
        ChannelPiece small = new(new ChannelRange(10_000_000), 4);
        new ChannelTies().Tie([large, small], [small, large]);
        ChannelRange[] ranges = [.. ChannelTies.Resolve([large, small]).Select(piece => piece.Range).Distinct()];
        Assert.Equal(10_000_000, Assert.Single(ranges).Units);
    }

    // The lists, tied, and the class of every channel of every list as naive union-find has it.
    private static (List<List<ChannelPiece>> Lists, int[] Classes) Draw(Random random, int mostSplits)
    {
        ChannelRange[] ranges =
            [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new ChannelRange(random.Next(1, 9)))];
        List<List<ChannelPiece>> lists = [];
        for (int i = random.Next(2, 5); i > 0; i--)
        {
            lists.Add([.. Enumerable.Range(0, random.Next(1, 5))
                .Select(_ => new ChannelPiece(ranges[random.Next(ranges.Length)], random.Next(1, 5)))]);
        }

        // Lists that are as long as the first, each filled up by a range of its own.
        int length = lists.Max(Length);
        foreach (List<ChannelPiece> list in lists.Where(list => Length(list) < length))
        {
            list.Add(new ChannelPiece(new ChannelRange(length - Length(list)), 1));
        }

        int[] parents = [.. Enumerable.Range(0, lists.Count * length)];
        Dictionary<(ChannelRange, int), int> first = [];
        for (int i = 0; i < lists.Count; i++)
        {
            int at = i * length;
            foreach (ChannelPiece piece in lists[i])
            {
                for (int j = 0; j < piece.Length; j++, at++)
                {
                    Join(parents, at, first.TryGetValue((piece.Range, j / piece.Width), out int known) ? known : at);
                    first[(piece.Range, j / piece.Width)] = at;
                }
            }
        }

        ChannelTies ties = new(mostSplits);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            (int left, int right) = (random.Next(lists.Count), random.Next(lists.Count));
            ties.Tie(lists[left], lists[right]);
            for (int j = 0; j < length; j++)
            {
                Join(parents, (left * length) + j, (right * length) + j);
            }
        }

        return (lists, [.. parents.Select((_, i) => Root(parents, i))]);
    }

    private static int[] Units(List<List<ChannelPiece>> lists)
    {
        Dictionary<(ChannelRange, int), int> numbers = [];
        List<int> units = [];
        foreach (ChannelPiece piece in lists.SelectMany(ChannelTies.Resolve))
        {
            for (int j = 0; j < piece.Length; j++)
            {
                (ChannelRange, int) unit = (piece.Range, j / piece.Width);
                numbers.TryAdd(unit, numbers.Count);
                units.Add(numbers[unit]);
            }
        }

        return [.. units];
    }

    // Classes, numbered as they appear.
    private static int[] Canonical(int[] classes)
    {
        Dictionary<int, int> numbers = [];
        foreach (int item in classes)
        {
            numbers.TryAdd(item, numbers.Count);
        }

        return Array.ConvertAll(classes, item => numbers[item]);
    }

    private static int Length(List<ChannelPiece> list) => list.Sum(piece => piece.Length);

    private static void Join(int[] parents, int left, int right) => parents[Root(parents, left)] = Root(parents, right);

    private static int Root(int[] parents, int i) => parents[i] == i ? i : Root(parents, parents[i]);
}
