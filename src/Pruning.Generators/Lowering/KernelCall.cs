using Pruning.Generators.Common;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Lowering;

/// <summary>One call of a kernel, or of a routine of the runtime, in the order of execution.</summary>
/// <param name="Kernel">The name of the method.</param>
/// <param name="Operands">Its arguments.</param>
/// <param name="Comment">What it computes, in the names of the declaration.</param>
/// <param name="Clock">Its number in the pass; buffers are live from one number to another.</param>
internal sealed record KernelCall(string Kernel, EquatableArray<Operand> Operands, string Comment, int Clock = 0)
{
    /// <summary>When it is made; null for always.</summary>
    public KernelCondition? Condition { get; init; }
}
