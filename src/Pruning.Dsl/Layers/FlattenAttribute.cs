using System;

namespace Pruning;

/// <summary>
/// Reads an image [C, H, W] as a vector, channel first. <see cref="DenseAttribute"/> does so by itself.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlattenAttribute : Attribute;
