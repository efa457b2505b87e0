namespace Pruning.Sparse;

/// <summary>
/// The way over a batch that a weight gradient is summed along: three nested loops, each with its steps in x and in
/// dy, in floats.
/// </summary>
/// <param name="outer">Turns of the outer loop.</param>
/// <param name="outerX">Its step in x.</param>
/// <param name="outerY">Its step in dy.</param>
/// <param name="middle">Turns of the middle loop.</param>
/// <param name="middleX">Its step in x.</param>
/// <param name="middleY">Its step in dy.</param>
/// <param name="inner">Turns of the inner loop.</param>
/// <param name="innerX">Its step in x.</param>
/// <param name="innerY">Its step in dy.</param>
internal readonly struct SampleWalk(
    int outer, int outerX, int outerY, int middle, int middleX, int middleY, int inner, int innerX, int innerY)
{
    public readonly int Outer = outer;
    public readonly int OuterX = outerX;
    public readonly int OuterY = outerY;
    public readonly int Middle = middle;
    public readonly int MiddleX = middleX;
    public readonly int MiddleY = middleY;
    public readonly nint InnerX = innerX;
    public readonly nint InnerY = innerY;
    public readonly nint InnerEnd = (nint)inner * innerY;
}
