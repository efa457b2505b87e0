using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>
/// The policy of a network as integers: which members are compared with which, and how many are removed after each
/// round.
/// </summary>
/// <param name="Groups">The members that are compared with each other; empty where the network declares no
/// policy.</param>
/// <param name="Rounds">Number of rounds; 0 where the network declares no policy.</param>
/// <param name="FineTuneEpochs">Epochs after each removal.</param>
/// <param name="Rewind">What the weights that stay are set to after a removal.</param>
internal sealed record PruningPlan(EquatableArray<PruningGroup> Groups, int Rounds, int FineTuneEpochs, Rewind Rewind)
{
    /// <summary>The penalty that grows on what is to be removed, after which that is removed once; null where there is
    /// none.</summary>
    public GrowPenaltyDeclaration? Growth { get; init; }

    /// <summary>Whether weights follow from other values, which are trained in their place: removed ones that keep
    /// moving, learned masks.</summary>
    public bool HasShadow { get; init; }
}
