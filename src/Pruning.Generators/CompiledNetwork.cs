using Pruning.Generators.Declarations;
using Pruning.Generators.Lowering;

namespace Pruning.Generators;

/// <summary>
/// What the last stage prints: the plan, or where the declaration has errors only the surface that it promises.
/// </summary>
internal sealed record CompiledNetwork(CompilerInput Input, KernelPlan? Plan)
{
    /// <summary>The network without the channels that its policies remove; null where these are not known
    /// yet.</summary>
    public KernelPlan? Compact { get; init; }
}
