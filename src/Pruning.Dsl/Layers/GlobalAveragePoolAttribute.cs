using System;

namespace Pruning;

/// <summary>The mean of each channel: [C, H, W] becomes [C] (Lin et al. 2014).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GlobalAveragePoolAttribute : Attribute;
