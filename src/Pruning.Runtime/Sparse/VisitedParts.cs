namespace Pruning.Sparse;

/// <summary>About which fraction of the time of all weights the kernels of a layer take that skip rows and channels of
/// which none is kept.</summary>
/// <param name="Forward">The outputs of a batch.</param>
/// <param name="InputGradient">The gradient of the inputs.</param>
/// <param name="WeightGradient">That of the weights.</param>
/// <param name="Prediction">The outputs of a single sample.</param>
internal readonly record struct VisitedParts(
    double Forward, double InputGradient, double WeightGradient, double Prediction)
{
    /// <summary>Of kernels that go over all weights.</summary>
    public static VisitedParts All { get; } = new(1, 1, 1, 1);
}
