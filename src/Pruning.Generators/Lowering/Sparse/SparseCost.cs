namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// The time of a sparse kernel over that of its dense twin, as a straight line over the fraction of weights that is
/// kept. Where it falls below one the sparse kernel is used.
/// </summary>
/// <param name="Fixed">What is left when no weight is: writing outputs, copying frames.</param>
/// <param name="PerKept">What all weights together would add.</param>
internal sealed record SparseCost(double Fixed, double PerKept)
{
    /// <summary>The kept fraction below which the sparse kernel is faster.</summary>
    public double Crossover => (1 - Fixed) / PerKept;
}
