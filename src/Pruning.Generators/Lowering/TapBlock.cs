using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>Neighbouring columns of a kernel whose weight gradients are summed together.</summary>
/// <param name="First">The first column of the kernel.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Left">Pixels on the left from which not all of them reach the image.</param>
/// <param name="InteriorFirst">The first pixel from which all do.</param>
/// <param name="InteriorCount">How many such pixels there are in a row.</param>
/// <param name="Right">Pixels on the right from which not all of them reach the image.</param>
internal sealed record TapBlock(
    int First,
    int Count,
    EquatableArray<EdgePixel> Left,
    int InteriorFirst,
    int InteriorCount,
    EquatableArray<EdgePixel> Right)
{
    public static TapBlock Of(ConvGeometry conv, int first, int count)
    {
        List<EdgePixel> left = [];
        List<EdgePixel> right = [];
        int interiorFirst = 0;
        int interior = 0;
        for (int j = 0; j < conv.OutputWidth; j++)
        {
            List<int> taps =
            [
                .. Enumerable.Range(first, count).Where(s =>
                    (j * conv.Stride) + s - conv.Padding >= 0
                    && (j * conv.Stride) + s - conv.Padding < conv.Width),
            ];
            if (taps.Count == count)
            {
                interiorFirst = interior == 0 ? j : interiorFirst;
                interior++;
            }
            else if (taps.Count > 0)
            {
                (interior == 0 ? left : right).Add(new EdgePixel(j, taps.ToEquatableArray()));
            }
        }

        return new TapBlock(first, count, left.ToEquatableArray(), interiorFirst, interior, right.ToEquatableArray());
    }
}
