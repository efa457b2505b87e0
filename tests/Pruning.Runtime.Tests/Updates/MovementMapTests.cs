using System;
using System.Linq;
using Pruning.Masks;
using Pruning.Updates;
using Xunit;

namespace Pruning.Runtime.Tests.Updates;

public class MovementMapTests
{
    private const int Removed = 150;

    private static LearnedCase Create() =>
        new(LearnedMask.Movement, 0, 0, LearnedCase.Sgd, Removed, [5, 37], [3, 2, 3, 3]);

    private static int KeptOf(LearnedCase subject) => subject.Maps.Sum(map => MaskBits.CountKept(map.Mask));

    [Fact]
    public void Project_OfAllLayers_RemovesTheLowestScoresOfAll()
    {
        LearnedCase subject = Create();
        int all = subject.Maps.Sum(map => map.Layer.Count);
        Assert.Equal(all - Removed, KeptOf(subject));

        // The scores of one layer rise: it keeps everything, and the other pays.
        subject.ParametersOf(1).Fill(1);
        Array.ForEach(subject.Maps, map => map.Project());

        Assert.Equal(all - Removed, KeptOf(subject));
        Assert.Equal(54, MaskBits.CountKept(subject.Maps[1].Mask));
        foreach (WeightMap map in subject.Maps)
        {
            for (int i = 0; i < map.Layer.Count; i++)
            {
                Assert.Equal(MaskBits.IsKept(map.Mask, i) ? map.Shadow[i] : 0, map.Weights[i]);
            }
        }
    }

    [Fact]
    public void Project_ScoreOfARemovedWeightRises_BringsItBackWithItsValue()
    {
        LearnedCase subject = Create();
        WeightMap map = subject.Maps[0];
        int place = Enumerable.Range(0, map.Layer.Count).First(i => !MaskBits.IsKept(map.Mask, i));
        subject.ParametersOf(0)[place] = 1;

        Array.ForEach(subject.Maps, each => each.Project());

        Assert.NotEqual(0, map.Shadow[place]);
        Assert.Equal(map.Shadow[place], map.Weights[place]);
    }

    [Fact]
    public void PullBack_OfScoresAndWeights_IsStraightThroughAndMasked()
    {
        LearnedCase subject = Create();
        subject.PullBack();
        for (int l = 0; l < subject.Maps.Length; l++)
        {
            WeightMap map = subject.Maps[l];
            for (int i = 0; i < map.Layer.Count; i++)
            {
                float g = subject.Slopes[l][i] + (subject.Curvatures[l][i] * map.Weights[i]);
                Assert.Equal(g * map.Shadow[i], subject.ParameterGradientsOf(l)[i]);
                Assert.Equal(MaskBits.IsKept(map.Mask, i) ? g : 0, map.Gradients[i]);
            }
        }
    }

    [Fact]
    public void Project_ScoresThatAreNotNumbers_LeavesMasks()
    {
        LearnedCase subject = Create();
        uint[] mask = subject.Maps[0].Mask.ToArray();
        subject.ParametersOf(0).Fill(1);
        subject.ParametersOf(1)[2] = float.NaN;

        Array.ForEach(subject.Maps, map => map.Project());

        Assert.Equal(mask, subject.Maps[0].Mask);
    }
}
