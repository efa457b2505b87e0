using System;

namespace Pruning;

/// <summary>y = tanh(x).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TanhAttribute : Attribute;
