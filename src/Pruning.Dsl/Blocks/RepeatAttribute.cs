using System;

namespace Pruning;

/// <summary>Copies of a block, one after the other, each with weights of its own.</summary>
/// <typeparam name="TBlock">A class with <see cref="BlockAttribute"/>.</typeparam>
/// <param name="count">Number of copies; positive.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RepeatAttribute<TBlock>(int count) : Attribute
{
    /// <summary>Number of copies; positive.</summary>
    public int Count { get; } = count;

    /// <summary>What <see cref="Block.Width"/> stands for in the block; positive where it is used.</summary>
    public int Width { get; set; }

    /// <summary>
    /// What <see cref="Block.Stride"/> stands for in the first copy; it is 1 in the others. Default: 1.
    /// </summary>
    public int Stride { get; set; } = 1;

    /// <summary>The layer that the first copy reads, by nameof. Default: the one above it.</summary>
    public string? From { get; set; }
}
