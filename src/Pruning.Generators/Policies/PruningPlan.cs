using System.Linq;
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
    /// <summary>How removed weights come back; null where they do not.</summary>
    public Regrowth? Regrowth { get; init; }

    /// <summary>The penalty that grows on what is to be removed, after which that is removed once; null where there is
    /// none.</summary>
    public GrowPenaltyDeclaration? GrowingPenalty { get; init; }

    /// <summary>Whether weights follow from other values, which are trained in their place: removed ones that keep
    /// moving, learned masks.</summary>
    public bool HasShadow { get; init; }

    /// <summary>At which point of the training weights are removed.</summary>
    public When When { get; init; }

    /// <summary>The epoch, from 1, at whose end weights have the values that <see cref="Rewind.Epoch"/> returns
    /// to.</summary>
    public int RewindEpoch { get; init; }

    /// <summary>How the rate rises under <see cref="When.DuringTraining"/>.</summary>
    public GradualSchedule? Gradual { get; init; }

    /// <summary>Whether each policy removes what it removes at once.</summary>
    public bool RemovesOnce => Rounds <= 1 && Gradual is null;

    /// <summary>Whether values are remembered for a later removal.</summary>
    public bool Remembers => Rewind is Rewind.Initialization or Rewind.Epoch or Rewind.Random;

    /// <summary>The layers that learn their masks, in the order of the graph.</summary>
    public EquatableArray<LearnedLayer> Learned { get; init; }

    /// <summary>Layers that lack weights which another network has removed, in the order of the graph.</summary>
    public EquatableArray<string> Masked { get; init; }

    /// <summary>The groups of those that learn by movement: their table says how many weights the scores remove, while
    /// the network is trained.</summary>
    public EquatableArray<PruningGroup> Movements { get; init; }

    /// <summary>Whether weights of a layer can be removed, so that it has a mask.</summary>
    public bool HasMask(string layer) => Learned.Any(own => own.Layer == layer)
        || Groups.Any(group => group.TakesFrom(layer))
        || Masked.Contains(layer);

    /// <summary>Whether a layer loses rows or channels as a whole.</summary>
    public bool LosesChannels(string layer) =>
        Groups.Any(group => group.MemberSettings.RemovesUnits && group.TakesFrom(layer)) || Masked.Contains(layer);
}
