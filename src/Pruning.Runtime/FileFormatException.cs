using System;

namespace Pruning;

/// <summary>
/// A file that cannot be used: it is truncated, broken, of another kind, or belongs to another network.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="fault">What is wrong with it, where, and what to do.</param>
/// <param name="inner">The error that revealed it.</param>
public sealed class FileFormatException(string path, string fault, Exception? inner = null)
    : Exception(path + ": " + fault, inner)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
