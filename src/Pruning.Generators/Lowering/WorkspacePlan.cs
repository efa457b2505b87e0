using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>The buffers of a pass over a batch.</summary>
/// <param name="Buffers">Those of the first group and those of the first worker.</param>
/// <param name="Stride">Floats from the workspace of one group to that of the next.</param>
/// <param name="WorkerLength">Floats that a worker needs for itself.</param>
internal sealed record WorkspacePlan(EquatableArray<BufferPlan> Buffers, int Stride, int WorkerLength)
{
    /// <summary>The buffers of the first group.</summary>
    public IEnumerable<BufferPlan> OfGroup => Buffers.Where(buffer => !buffer.IsOfWorker);

    /// <summary>The buffers of the first worker.</summary>
    public IEnumerable<BufferPlan> OfWorker => Buffers.Where(buffer => buffer.IsOfWorker);
}
