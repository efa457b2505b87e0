namespace Pruning.Execution;

/// <summary>How a network does on a data set.</summary>
/// <param name="Loss">Mean loss per sample, without penalties.</param>
/// <param name="Errors">Samples whose largest output is not that of their class; 0 for a data set without
/// labels.</param>
/// <param name="Count">Number of samples.</param>
/// <param name="Classes">Number of classes; 0 for a data set without labels.</param>
public readonly record struct Evaluation(double Loss, int Errors, int Count, int Classes)
{
    /// <summary>
    /// The fraction of samples that are classified correctly, in [0, 1]; NaN for a data set without labels.
    /// </summary>
    public double Accuracy => Classes == 0 ? double.NaN : 1 - ((double)Errors / Count);
}
