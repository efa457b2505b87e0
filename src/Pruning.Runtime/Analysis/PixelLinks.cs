using System;
using System.Collections.Generic;
using System.Linq;

namespace Pruning.Analysis;

/// <summary>
/// Which pixel of the input each tap of a window meets for each pixel of the output, pixels outside of the image left
/// out; listed by output pixel, by input pixel and by tap. A vector is an image of one pixel and one tap.
/// </summary>
internal sealed class PixelLinks
{
    // A program that only predicts never asks for them.
    private readonly Lazy<(Link[] Sorted, int[] Starts)> _byOutput;
    private readonly Lazy<(Link[] Sorted, int[] Starts)> _byInput;
    private readonly Lazy<(Link[] Sorted, int[] Starts)> _byTap;

    /// <summary>Lists the links of a window that moves over an image.</summary>
    /// <param name="height">H of the input.</param>
    /// <param name="width">W of the input.</param>
    /// <param name="windowHeight">Rows of taps.</param>
    /// <param name="windowWidth">Taps of a row.</param>
    /// <param name="stride">Pixels from one window to the next.</param>
    /// <param name="padding">Pixels around the image that windows may lie on.</param>
    public PixelLinks(int height, int width, int windowHeight, int windowWidth, int stride, int padding)
    {
        int rows = ((height + (2 * padding) - windowHeight) / stride) + 1;
        int columns = ((width + (2 * padding) - windowWidth) / stride) + 1;
        Inputs = height * width;
        Outputs = rows * columns;
        Taps = windowHeight * windowWidth;
        _byOutput = new(() => Sort(All(), link => link.Output, Outputs));
        _byInput = new(() => Sort(All(), link => link.Input, Inputs));
        _byTap = new(() => Sort(All(), link => link.Tap, Taps));

        IEnumerable<Link> All()
        {
            for (int output = 0; output < Outputs; output++)
            {
                for (int tap = 0; tap < Taps; tap++)
                {
                    int y = (output / columns * stride) + (tap / windowWidth) - padding;
                    int x = (output % columns * stride) + (tap % windowWidth) - padding;
                    if (y >= 0 && y < height && x >= 0 && x < width)
                    {
                        yield return new Link(output, (y * width) + x, tap);
                    }
                }
            }
        }
    }

    /// <summary>Pixels of the input.</summary>
    public int Inputs { get; }

    /// <summary>Pixels of the output.</summary>
    public int Outputs { get; }

    /// <summary>Taps of the window.</summary>
    public int Taps { get; }

    /// <summary>The links of a pixel of the output, by tap.</summary>
    public ReadOnlySpan<Link> OfOutput(int pixel) => Part(_byOutput.Value, pixel);

    /// <summary>The links of a pixel of the input.</summary>
    public ReadOnlySpan<Link> OfInput(int pixel) => Part(_byInput.Value, pixel);

    /// <summary>The links of a tap, by output pixel.</summary>
    public ReadOnlySpan<Link> OfTap(int tap) => Part(_byTap.Value, tap);

    private static ReadOnlySpan<Link> Part((Link[] Sorted, int[] Starts) links, int index) =>
        links.Sorted.AsSpan(links.Starts[index], links.Starts[index + 1] - links.Starts[index]);

    private static (Link[] Sorted, int[] Starts) Sort(IEnumerable<Link> all, Func<Link, int> key, int keys)
    {
        Link[] sorted = [.. all.OrderBy(key)];
        int[] starts = new int[keys + 1];
        foreach (Link link in sorted)
        {
            starts[key(link) + 1]++;
        }

        for (int i = 0; i < keys; i++)
        {
            starts[i + 1] += starts[i];
        }

        return (sorted, starts);
    }
}
