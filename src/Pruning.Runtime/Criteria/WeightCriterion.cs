namespace Pruning.Criteria;

/// <summary>
/// What the score of a weight is; the lowest scores are removed first. Emitted code makes the criteria that a network
/// declares, so that a program holds no others. All networks of a class share them: they have no state.
/// </summary>
public abstract class WeightCriterion
{
    /// <summary>Its name in a declaration.</summary>
    internal string Name => GetType().Name[..^"Criterion".Length];

    /// <summary>Whether the score depends on the weights, which then have to be numbers.</summary>
    internal virtual bool ReadsWeights => true;

    /// <summary>Whether it scores what is removed as a whole (blocks, neurons, filters, the rows of channels) and not
    /// its weights: their scores are the first ones of those of a layer.</summary>
    internal virtual bool ScoresMembers => false;

    /// <summary>Steps of a removal, each by the scores of what the steps before it have left; with more than one,
    /// scores are not negative.</summary>
    internal virtual int Iterations => 1;

    /// <summary>
    /// Writes the score of every weight of some layers, removed ones included where that is simpler: a selection passes
    /// over those.
    /// </summary>
    /// <param name="layers">The layers whose weights are compared with each other.</param>
    internal abstract void Score(ScoredLayers layers);

    /// <summary>Moves the weights that stay, where the criterion knows how they can make up for those that were
    /// removed: after masks have changed, and before removed weights become zero.</summary>
    /// <param name="layers">The layers whose weights were compared with each other.</param>
    internal virtual void Compensate(ScoredLayers layers)
    {
    }
}
