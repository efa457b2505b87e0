namespace Pruning.Criteria;

/// <summary>How far the scores of a removal are. Reported where they take longer than a second, about ten times in
/// each.</summary>
/// <param name="Criterion">The criterion, as declared.</param>
/// <param name="Layer">The first layer of those that it scores.</param>
/// <param name="Fraction">The part of its work that is done, in [0, 1].</param>
public readonly record struct PruningProgress(string Criterion, string Layer, double Fraction);
