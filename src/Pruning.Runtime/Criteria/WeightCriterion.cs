namespace Pruning.Criteria;

/// <summary>
/// What the score of a weight is; the lowest scores are removed first. Emitted code makes the criteria that a network
/// declares, so that a program holds no others. All networks of a class share them: they have no state.
/// </summary>
public abstract class WeightCriterion
{
    /// <summary>Whether the score depends on the weights, which then have to be numbers.</summary>
    internal virtual bool ReadsWeights => true;

    /// <summary>Whether its scores are those of neurons and filters, one for each, at the first places of a layer; else
    /// they are those of weights, and what is removed as a whole is scored by them.</summary>
    internal virtual bool ScoresUnits => false;

    /// <summary>
    /// Writes the score of every weight of some layers, removed ones included where that is simpler: a selection passes
    /// over those.
    /// </summary>
    /// <param name="layers">The layers whose weights are compared with each other.</param>
    internal abstract void Score(ScoredLayers layers);
}
