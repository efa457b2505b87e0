using System;

namespace Pruning;

/// <summary>y = 1 / (1 + exp(-x)).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SigmoidAttribute : Attribute;
