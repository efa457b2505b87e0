using System;
using System.IO;

namespace Pruning.Data;

/// <summary>
/// The handwritten digits of LeCun et al. (1998): images of 28 x 28 bytes, labels 0 to 9, in four IDX files.
/// </summary>
public static class Mnist
{
    private const int Side = 28;
    private const int Classes = 10;

    /// <summary>
    /// Reads the four files of a folder: train-images, train-labels, t10k-images and t10k-labels, each named
    /// NAME-idxR-ubyte or NAME.idxR-ubyte, with or without .gz; packed or not is seen from the content.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="scale">What every pixel is multiplied by; the default gives features in [0, 1].</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">One of the four files is missing; the message says which.</exception>
    /// <exception cref="FileFormatException">
    /// A file is damaged, images are not 28 x 28, images and labels differ in number, or a label is not in 0..9.
    /// </exception>
    public static MnistData Load(string folder, float scale = 1f / 255)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(
                $"{folder}: there is no such folder; it should hold the four MNIST files.");
        }

        // All four are looked for first: a missing test file is reported before seconds are spent on the training set.
        string trainImages = Find(folder, "train-images", 3);
        string trainLabels = Find(folder, "train-labels", 1);
        string testImages = Find(folder, "t10k-images", 3);
        string testLabels = Find(folder, "t10k-labels", 1);
        return new MnistData(
            Load("mnist-train", trainImages, trainLabels, scale), Load("mnist-test", testImages, testLabels, scale));
    }

    private static ByteImages Load(string name, string imagePath, string labelPath, float scale)
    {
        IdxFile images = IdxFile.Read(imagePath);
        if (images.Dimensions is not [_, Side, Side])
        {
            string dimensions = string.Join(", ", images.Dimensions);
            throw new FileFormatException(
                imagePath, $"holds [{dimensions}] bytes; MNIST images are [N, {Side}, {Side}].");
        }

        IdxFile labels = IdxFile.Read(labelPath);
        if (labels.Dimensions is not [int count])
        {
            throw new FileFormatException(
                labelPath, $"holds [{string.Join(", ", labels.Dimensions)}] bytes; labels are [N].");
        }

        if (count != images.Dimensions[0])
        {
            throw new FileFormatException(
                labelPath, $"holds {count} labels, but {imagePath} holds {images.Dimensions[0]} images.");
        }

        int[] numbers = new int[count];
        for (int i = 0; i < count; i++)
        {
            int label = labels.Bytes[i];
            numbers[i] = label < Classes
                ? label
                : throw new FileFormatException(labelPath, $"label {label} at index {i} is not in 0..{Classes - 1}.");
        }

        return new ByteImages(name, images.Bytes, numbers, Classes, scale, new ImageShape(1, Side, Side));
    }

    private static string Find(string folder, string stem, int rank)
    {
        string[] names =
        [
            $"{stem}-idx{rank}-ubyte",
            $"{stem}.idx{rank}-ubyte",
            $"{stem}-idx{rank}-ubyte.gz",
            $"{stem}.idx{rank}-ubyte.gz",
        ];
        foreach (string name in names)
        {
            string path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException(
            $"{folder}: the MNIST file {names[0]} is missing (also looked for {string.Join(", ", names[1..])}).",
            Path.Combine(folder, names[0]));
    }
}
