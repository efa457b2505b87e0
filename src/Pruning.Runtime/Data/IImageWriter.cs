using System;
using Pruning.Randomness;

namespace Pruning.Data;

/// <summary>Draws images of a synthetic set, one after the other; not for two threads at the same time.</summary>
internal interface IImageWriter
{
    /// <summary>Draws one image.</summary>
    /// <param name="label">Its class.</param>
    /// <param name="random">The numbers of this image alone.</param>
    /// <param name="pixels">The bytes of the image, [channel, y, x]; written in full.</param>
    void Write(int label, ref RandomStream random, Span<byte> pixels);
}
