using Pruning.Plans;
using Pruning.Training;
using Xunit;

namespace Pruning.Runtime.Tests.Training;

public class RunLengthTests
{
    private static readonly TrainingPlan Declared = new()
    {
        Epochs = 10,
        LearningRate = 0.1,
        Curve = LearningRateCurve.Step,
        WarmupEpochs = 1.5,
        StepEpochs = 4,
        StepFactor = 0.5,
        Beta1 = 0,
        Beta2 = 0,
    };

    [Theory]
    [InlineData(10, 10, 10)]
    [InlineData(3, 10, 3)]
    [InlineData(1, 10, 1)]
    [InlineData(5, 4, 2)]
    [InlineData(6, 4, 3)]
    [InlineData(1, 4, 1)]
    [InlineData(25, 4, 10)]
    [InlineData(25, 0, 0)]
    public void Of_OtherNumberOfEpochs_ScalesFineTuningAndRoundsUp(int epochs, int declared, int expected)
    {
        var length = RunLength.Of(Declared, declared, epochs);
        Assert.Equal((epochs, expected), (length.Epochs, length.FineTuneEpochs));
    }

    [Fact]
    public void Of_HalfTheEpochs_HalvesWarmupAndStepsOfTheLearningRate()
    {
        var length = RunLength.Of(Declared, 4, 5);
        Assert.Equal((0.75, 2), (length.WarmupEpochs, length.StepEpochs));
        LearningRateSchedule whole = RunLength.Of(Declared, 4, 10).ScheduleFor(Declared, 10, 100);
        LearningRateSchedule half = length.ScheduleFor(Declared, 5, 100);
        Assert.Equal(whole.At(399), half.At(199));
        Assert.Equal(whole.At(400), half.At(200));
        Assert.NotEqual(half.At(199), half.At(200));
    }

    [Fact]
    public void Of_DenseEpochsNotDeclared_LeavesTheRestAsDeclared()
    {
        TrainingPlan none = Declared with { Epochs = 0 };
        Assert.Equal(new RunLength(7, 3, 1.5, 4), RunLength.Of(none, 3, 7));
    }

    [Fact]
    public void Of_ProductBeyondThirtyTwoBits_StaysExact()
    {
        TrainingPlan one = Declared with { Epochs = 1_000_000 };
        Assert.Equal(2_000_000, RunLength.Of(one, 1_000_000, 2_000_000).FineTuneEpochs);
    }
}
