using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>Bytes of a full batch and its activations in a pass.</summary>
/// <param name="Batch">Of the batch and of all its groups.</param>
/// <param name="Worker">Of what each worker has for itself.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ActivationPlan(long Batch, long Worker)
{
    /// <summary>Bytes in all.</summary>
    /// <param name="workers">Number of workers.</param>
    /// <returns>Their sum.</returns>
    public long Of(int workers) => Batch + (workers * Worker);
}
