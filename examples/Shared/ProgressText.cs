using System.Globalization;
using Pruning.Criteria;
using Pruning.Training;

namespace Examples;

/// <summary>The progress of a run in words.</summary>
internal static class ProgressText
{
    /// <summary>The phase, such as "round 1 of 4, p = 0.5645".</summary>
    public static string Phase(TrainingProgress progress) => progress.Round == 0
        ? "dense"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"round {progress.Round} of {progress.Rounds}, p = {progress.PruningRate:F4}");

    /// <summary>The epoch from 1, such as " 3/12".</summary>
    public static string Epoch(TrainingProgress progress)
    {
        string epochs = progress.Epochs.ToString(CultureInfo.InvariantCulture);
        return (progress.Epoch + 1).ToString(CultureInfo.InvariantCulture).PadLeft(epochs.Length) + "/" + epochs;
    }

    /// <summary>How far the scores of a removal are.</summary>
    public static string Scores(PruningProgress progress) => string.Create(
        CultureInfo.InvariantCulture, $"scores by {progress.Criterion}, {progress.Layer}: {progress.Fraction:P0}");

    /// <summary>Loss, learning rate, test accuracy (the last known one) and speed.</summary>
    public static string Facts(TrainingProgress progress, double? accuracy) =>
        string.Create(CultureInfo.InvariantCulture, $"loss {progress.Loss:F4}  lr {progress.LearningRate:0.00e+00}  ")
        + Accuracy(accuracy)
        + string.Create(CultureInfo.InvariantCulture, $"{progress.SamplesPerSecond:N0} images/s");

    /// <summary>Loss, test accuracy and speed, for 40 columns.</summary>
    public static string FewFacts(TrainingProgress progress, double? accuracy) =>
        string.Create(CultureInfo.InvariantCulture, $"loss {progress.Loss:F4}  ")
        + Accuracy(accuracy)
        + string.Create(CultureInfo.InvariantCulture, $"{progress.SamplesPerSecond / 1000:N0}k/s");

    private static string Accuracy(double? accuracy) => accuracy is double known
        ? string.Create(CultureInfo.InvariantCulture, $"test {100 * known:F2} %  ")
        : "";
}
