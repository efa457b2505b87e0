namespace Pruning.Analysis;

/// <summary>A tap of a window lies on a pixel.</summary>
/// <param name="Output">The pixel that the window belongs to.</param>
/// <param name="Input">The pixel that the tap lies on.</param>
/// <param name="Tap">Which tap.</param>
internal readonly record struct Link(int Output, int Input, int Tap);
