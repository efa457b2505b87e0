using System;

namespace Pruning.Criteria;

/// <summary>Takes the Hessian of a layer, if it is positive definite.</summary>
/// <param name="hessian">H, a square.</param>
/// <param name="size">Its sides.</param>
/// <param name="damping">What is added to its diagonal, as a fraction of its mean.</param>
internal delegate bool HessianTaker(ReadOnlySpan<double> hessian, int size, double damping);
