using System;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Data that does not fit is refused by whatever it is given to, and the network stays as it was.</summary>
public sealed class DataFaultTests
{
    [Fact]
    public void Fit_WrongSampleSize_NamesBothSizes()
    {
        using var digits = new DigitsMomentum(1, 1);

        Refuses(
            digits,
            Blobs.Create(),
            "DigitsMomentum reads 784 numbers per sample ([1, 28, 28]), but those of 'blobs' have 20.");
    }

    [Fact]
    public void Fit_WrongNumberOfClasses_NamesBothNumbers()
    {
        using var network = new MomentumNet(1, 1);
        Dataset data = Dataset.FromArrays(new float[40], [0, 3], 4, "four");

        Refuses(network, data, "MomentumNet has 3 outputs, but 'four' has 4 classes.");
    }

    [Fact]
    public void Fit_TargetsForASoftmaxLoss_SaysWhatToDeclare()
    {
        using var network = new MomentumNet(1, 1);
        Dataset data = Dataset.FromArrays(new float[40], 20, new float[6], 3, "curves");

        Refuses(
            network,
            data,
            "has a softmax loss, which needs labels, but 'curves' has regression targets. "
            + "Declare Loss = Loss.MeanSquaredError.");
    }

    [Fact]
    public void Fit_WrongNumberOfTargets_NamesBothNumbers()
    {
        using var network = new LinearRegression(1, 1);
        Dataset data = Dataset.FromArrays(new float[12], 6, new float[6], 3, "curves");

        Refuses(network, data, "LinearRegression has 2 outputs, but 'curves' has 3 targets.");
    }

    [Fact]
    public void Fit_TestDataThatDoesNotFit_IsRefusedBeforeTheFirstStep()
    {
        using var network = new MomentumNet(1, 1);
        byte[] before = SavedState.Of(network);

        Assert.Throws<ArgumentException>(() => network.Fit(Blobs.Create(), SyntheticDigits.Create(10, 1)));

        Assert.Equal(before, SavedState.Of(network));
    }

    [Fact]
    public void FromArrays_LabelOutOfRangeOrNumberThatIsNone_NamesTheSample()
    {
        ArgumentException label = Assert.Throws<ArgumentException>(() => Dataset.FromArrays(new float[40], [0, 3], 3));
        ArgumentException number = Assert.Throws<ArgumentException>(
            () => Dataset.FromArrays([0, 1, 2, float.NaN], [0, 1], 3));

        Assert.Contains("Sample 1 has label 3, which is not in 0..2", label.Message, StringComparison.Ordinal);
        Assert.Contains("Sample 1, feature 1 is NaN", number.Message, StringComparison.Ordinal);
    }

    // A data set of the user's own is not checked when it is made.
    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Fit_OwnDataWithALabelOutOfRange_NamesTheSample(int label)
    {
        using var network = new MomentumNet(1, 1);
        byte[] before = SavedState.Of(network);
        var data = new OwnData(Blobs.Create(32)) { Faulty = 9, Label = label };

        ArgumentException error = Assert.Throws<ArgumentException>(() => network.TrainStep(new(data, [1, 9])));

        string fault = FormattableString.Invariant($"Sample 9 of 'own' has label {label}, which is not in 0..2");
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.Evaluate(data));
        Assert.Equal(before, SavedState.Of(network));
    }

    [Fact]
    public void TrainStep_OwnDataWithNaN_IsNotApplied()
    {
        using var network = new LeNet300(1, 1);
        byte[] before = SavedState.Of(network);
        var data = new OwnData(SyntheticDigits.Create(20, 1)) { Faulty = 19, Feature = float.NaN };

        DivergenceException error = Assert.Throws<DivergenceException>(() => network.TrainStep(new(data, [3, 19, 4])));

        Assert.Equal(0, error.Step);
        Assert.Contains("fault in the data", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, SavedState.Of(network));
    }

    [Fact]
    public void TrainStep_TooManySamplesNoneOrUnknownOnes_IsRefused()
    {
        using var network = new MomentumNet(1, 1);
        Dataset data = Blobs.Create(40);
        byte[] before = SavedState.Of(network);

        Refuses("1 to 32 samples, not 33", () => network.TrainStep(new(data, new int[33])));
        Refuses("1 to 32 samples, not 0", () => network.TrainStep(new(data, [])));
        Refuses("asks for sample 40, but 'blobs' has the samples 0 to 39", () => network.TrainStep(new(data, [0, 40])));
        Refuses("asks for sample -1", () => network.LoadBatch(new(data, [-1])));
        Assert.Equal(before, SavedState.Of(network));
    }

    [Fact]
    public void LoadBatch_ThatIsRefused_LeavesTheBatchBefore()
    {
        using var network = new AdamWNet(1, 1);
        Dataset data = Blobs.Create(40);
        network.LoadBatch(new(data, [4, 5, 6]));
        double loss = network.Infer().Loss;

        Assert.Throws<ArgumentException>(() => network.LoadBatch(new(data, [7, 40])));

        Assert.Equal(loss, network.Infer().Loss);
    }

    [Fact]
    public void TrainStep_BeforeAnyBatch_SaysWhatToDo()
    {
        using var network = new MomentumNet(1, 1);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => network.TrainStep());

        Assert.Contains("LoadBatch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_WrongLengths_NamesThem()
    {
        using var network = new MomentumNet(1, 1);

        Refuses("3 outputs from 20 numbers, not 3 from 19", () => network.Predict(new float[19], new float[3]));
        Refuses("3 outputs from 20 numbers, not 2 from 20", () => network.Predict(new float[20], new float[2]));
    }

    private static void Refuses(string message, Action action) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static void Refuses(Network network, Dataset data, string message)
    {
        byte[] before = SavedState.Of(network);
        Refuses(message, () => network.Fit(data));
        Refuses(message, () => network.Evaluate(data));
        Refuses(message, () => network.TrainStep(new(data, [0])));
        Assert.Equal(before, SavedState.Of(network));
    }
}
