using System;
using System.Linq;
using Pruning.Training;
using Xunit;

namespace Pruning.Runtime.Tests.Training;

public sealed class LearningRateScheduleTests
{
    private static readonly LearningRateSchedule Plain = new(LearningRateCurve.Constant, 0.1, 0, 10, 0.1, 4, 5);

    [Fact]
    public void At_Constant_IsThePeak()
    {
        Assert.All(Enumerable.Range(0, 20), step => Assert.Equal(0.1f, Plain.At(step)));
    }

    [Theory]
    [InlineData(LearningRateCurve.Constant)]
    [InlineData(LearningRateCurve.Step)]
    [InlineData(LearningRateCurve.Cosine)]
    public void At_Warmup_RisesLinearlyToThePeak(LearningRateCurve curve)
    {
        LearningRateSchedule schedule = Plain with { Curve = curve, WarmupEpochs = 0.8 };

        Assert.Equal([0.025f, 0.05f, 0.075f, 0.1f, 0.1f], Enumerable.Range(0, 5).Select(schedule.At));
    }

    [Fact]
    public void At_Step_FallsEveryFewEpochsCountedFromTheStart()
    {
        LearningRateSchedule schedule = Plain with
        {
            Curve = LearningRateCurve.Step,
            StepEpochs = 2,
            StepFactor = 0.5,
            Peak = 0.4,
            Epochs = 6,
            WarmupEpochs = 1,
        };

        Assert.Equal(0.4f, schedule.At(9));
        Assert.Equal(0.2f, schedule.At(10));
        Assert.Equal(0.2f, schedule.At(19));
        Assert.Equal(0.1f, schedule.At(20));
        Assert.Equal(0.1f, schedule.At(29));
    }

    [Fact]
    public void At_Cosine_FallsFromThePeakToNothing()
    {
        LearningRateSchedule schedule = Plain with { Curve = LearningRateCurve.Cosine, WarmupEpochs = 0.8 };

        // W = 4 of 20 steps: a quarter, half and three quarters of the way, and the last step.
        Assert.Equal(0.1f, schedule.At(4));
        Assert.Equal((float)(0.05 * (1 + Math.Sqrt(0.5))), schedule.At(8));
        Assert.Equal(0.05f, schedule.At(12));
        Assert.Equal((float)(0.05 * (1 - Math.Sqrt(0.5))), schedule.At(16), 1e-8f);
        Assert.Equal((float)(0.05 * (1 + Math.Cos(Math.PI * 15 / 16))), schedule.At(19));
        Assert.Equal(0f, schedule.At(20));
        Assert.Equal(0f, schedule.At(30));
    }

    [Fact]
    public void At_WarmupAsLongAsTheRun_NeverDividesByZero()
    {
        LearningRateSchedule schedule = Plain with { Curve = LearningRateCurve.Cosine, WarmupEpochs = 4 };

        Assert.Equal(0.1f, schedule.At(19));
        Assert.Equal(0f, schedule.At(20));
    }

    [Fact]
    public void At_NegativeStep_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Plain.At(-1));
}
