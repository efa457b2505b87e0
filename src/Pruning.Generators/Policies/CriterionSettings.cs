using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What is said to a criterion.</summary>
/// <param name="Samples">How many samples it looks at; 0 for the default.</param>
/// <param name="Shuffle">Whether they are drawn from all of the data.</param>
/// <param name="Reduction">How they are brought together.</param>
/// <param name="Iterations">Steps of a criterion that scores anew after each.</param>
/// <param name="Damping">What is added to a diagonal before a matrix is inverted; 0 for the default.</param>
/// <param name="BlockSize">The size of the blocks that are inverted; 0 for the default.</param>
/// <param name="Norm">What magnitude sums up of a neuron or filter.</param>
internal sealed record CriterionSettings(
    int Samples = 0,
    bool Shuffle = false,
    Reduction Reduction = default,
    int Iterations = 100,
    double Damping = 0,
    int BlockSize = 0,
    Norm Norm = default)
{
    public static CriterionSettings Of(PruneDeclaration policy) => new(
        policy.Samples,
        policy.Shuffle,
        policy.Reduction,
        policy.Iterations,
        policy.Damping,
        policy.BlockSize,
        policy.Norm);
}
