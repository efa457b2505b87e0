using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>A layer whose weights can be removed.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Outputs">Its neurons or filters.</param>
/// <param name="Inputs">The weights behind each of them.</param>
/// <param name="Place">The property on which its policy stands, or the empty string for the class.</param>
/// <param name="Order">The place of the policy among those of the layer, from 0.</param>
/// <param name="Policy">The policy.</param>
internal sealed record PrunableLayer(
    string Name, int Outputs, int Inputs, string Place, int Order, PruneDeclaration Policy)
{
    /// <summary>How many members it has: weights, or blocks, neurons or filters where its policy removes those. A block
    /// at the border of the matrix counts as any other.</summary>
    public int Members => Policy switch
    {
        { RemovesUnits: true } => Outputs,
        { Granularity: Granularity.Block } =>
            MemberCounts.Blocks(Outputs, Policy.Rows) * MemberCounts.Blocks(Inputs, Policy.Columns),
        _ => Outputs * Inputs,
    };
}
