using System;

namespace Pruning;

/// <summary>
/// y = x · Φ(x) in its tanh form, x / 2 · (1 + tanh(sqrt(2/π) (x + 0.044715 x³))) (Hendrycks and Gimpel 2016).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GeluAttribute : Attribute;
