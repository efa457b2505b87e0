using System;

namespace Pruning;

/// <summary>y = max(x, 0).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReluAttribute : Attribute;
