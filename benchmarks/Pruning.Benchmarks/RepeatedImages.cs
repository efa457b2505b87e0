using System;
using Pruning.Data;

namespace Pruning.Benchmarks;

/// <summary>The same images over and over: many batches that are in the cache.</summary>
internal sealed class RepeatedImages(Dataset images, int times)
    : Dataset(images.Name, images.Count * times, images.Features, images.Classes, images.Targets)
{
    public override void CopySample(int index, Span<float> destination) =>
        images.CopySample(index % images.Count, destination);

    public override int LabelOf(int index) => images.LabelOf(index % images.Count);
}
