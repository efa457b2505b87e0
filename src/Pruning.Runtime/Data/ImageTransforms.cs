using System;

namespace Pruning.Data;

/// <summary>
/// Views of image data that change what is read from it; nothing is copied, and samples are read without allocating.
/// </summary>
public static class ImageTransforms
{
    /// <summary>Says that samples are images, for data that does not know it, such as arrays or a CSV file.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="channels">Planes: 1 for grey, 3 for red, green and blue.</param>
    /// <param name="height">Rows of a plane.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <exception cref="ArgumentException">Samples have another number of pixels.</exception>
    public static Dataset AsImages(this Dataset data, int channels, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ShapedDataset(data, new ImageShape(channels, height, width));
    }

    /// <summary>Moves every channel to the mean 0 and the deviation 1: (x - mean) / deviation.</summary>
    /// <param name="data">The images.</param>
    /// <param name="statistics">Those of the images to learn from, also for those to judge by.</param>
    /// <exception cref="ArgumentException">
    /// The size of the images is not known, or they have another number of channels.
    /// </exception>
    public static Dataset Normalize(this Dataset data, ChannelStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(statistics);
        return new NormalizedDataset(data, ShapeOf(data), statistics);
    }

    /// <summary>
    /// Gives each sample anew in each epoch: cut out at a random place of the image with a border of zeros, and
    /// mirrored or not (He et al. 2016, section 4.2). Training sees these variants, evaluation the samples themselves.
    /// </summary>
    /// <remarks>
    /// What an epoch shows depends on the seed of the network, the epoch and the sample only: not on the batch or the
    /// number of threads, and a resumed run goes on with what it would have seen. After
    /// <see cref="Normalize"/> the border is the mean colour; before it, black.
    /// </remarks>
    /// <param name="data">The images.</param>
    /// <param name="pad">Width of the border, so that an image is moved by at most as many pixels to each side; less
    /// than its height and width.</param>
    /// <param name="flip">Whether every other image, at random, is mirrored left to right.</param>
    /// <exception cref="ArgumentException">
    /// The size of the images is not known, or the border would be as large as they are.
    /// </exception>
    public static Dataset Augment(this Dataset data, int pad = 0, bool flip = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new AugmentedDataset(data, ShapeOf(data), pad, flip);
    }

    internal static ImageShape ShapeOf(Dataset data) => data.Shape
        ?? throw new ArgumentException(
            $"It is not known what images the samples of '{data.Name}' are; say it with AsImages(channels, height, "
            + "width).",
            nameof(data));
}
