using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>
/// The time of a sparse kernel over that of its dense twin: a straight line over the fraction of weights that is kept.
/// </summary>
/// <param name="Fixed">What is left when no weight is.</param>
/// <param name="PerKept">What all weights together would add.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SparseCost(double Fixed, double PerKept)
{
    /// <summary>The kept fraction below which the sparse kernel is faster.</summary>
    public double Crossover => (1 - Fixed) / PerKept;

    /// <summary>Whether there is a sparse kernel.</summary>
    public bool Exists => Crossover > 0;

    /// <summary>The time, over that of the dense kernel.</summary>
    /// <param name="kept">The fraction that is kept.</param>
    public double Of(double kept) => Fixed + (PerKept * kept);

    /// <summary>Whether the sparse kernel is faster than its dense twin.</summary>
    /// <param name="kept">The fraction that is kept.</param>
    /// <param name="visited">The fraction that the dense twin goes over.</param>
    public bool IsFaster(double kept, double visited) => kept < (visited - Fixed) / PerKept;

    /// <summary>How many times faster than the dense kernel it is expected to be.</summary>
    /// <param name="kept">The fraction that is kept.</param>
    public double Gain(double kept) => 1 / Of(kept);
}
