using System;

namespace Pruning;

/// <summary>The weights of this layer are never removed: they are not prunable, and do not count in any rate.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeepAttribute : Attribute;
