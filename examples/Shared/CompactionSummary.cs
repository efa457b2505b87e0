using Pruning.Reporting;

namespace Examples;

/// <summary>A network before or after it became smaller.</summary>
/// <param name="Name">Which it is.</param>
/// <param name="Accuracy">Accuracy on the test data; null where there is none.</param>
/// <param name="Parameters">Parameters that are kept.</param>
/// <param name="MultiplyAdds">Multiply-adds of a prediction with the kept weights.</param>
/// <param name="Bytes">Memory of all parameters and running averages.</param>
/// <param name="TrainingStepMilliseconds">Least time of a training step on a full batch.</param>
/// <param name="InferenceMilliseconds">Least time of inference on a full batch.</param>
internal sealed record CompactionSummary(
    string Name,
    double? Accuracy,
    long Parameters,
    long MultiplyAdds,
    long Bytes,
    double TrainingStepMilliseconds,
    double InferenceMilliseconds)
{
    public static CompactionSummary Of(string name, double accuracy, NetworkSize size, StepTimes times) => new(
        name,
        double.IsFinite(accuracy) ? accuracy : null,
        size.Parameters,
        size.MultiplyAdds,
        size.Bytes,
        times.TrainingStep,
        times.Inference);
}
