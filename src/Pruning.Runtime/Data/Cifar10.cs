using System;
using System.IO;
using System.Linq;

namespace Pruning.Data;

/// <summary>
/// The small colour images of Krizhevsky (2009): 32 x 32 pixels of red, green and blue in ten classes, in the binary
/// version of the set. A file is a row of records of 3073 bytes: the label, then the planes red, green and blue.
/// </summary>
public static class Cifar10
{
    private const string Suffix = ".bin";
    private const string PackedSuffix = ".bin.gz";
    private const string UsualFolder = "cifar-10-batches-bin";

    /// <summary>
    /// Reads the files of a folder: all NAME.bin, with or without .gz, of which those with "test" in their name are
    /// to judge by and all others to learn from, in the order of their names. In the original these are
    /// data_batch_1.bin to data_batch_5.bin and test_batch.bin.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="scale">What every pixel is multiplied by; the default gives features in [0, 1].</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">There are no files to learn from, or none to judge by.</exception>
    /// <exception cref="FileFormatException">
    /// A file is empty or damaged, ends within a record, or has a label that is not in 0..9.
    /// </exception>
    public static Cifar10Data Load(string folder, float scale = 1f / 255)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(
                $"{folder}: there is no such folder; it should hold the CIFAR-10 files of the binary version.");
        }

        // Both are looked for first: missing test files are reported before seconds are spent on the training set.
        ILookup<bool, string> files = FilesIn(folder).ToLookup(IsTest);
        string[] train = Require(folder, [.. files[false]], "images to learn from, such as data_batch_1.bin");
        string[] test = Require(
            folder, [.. files[true]], "test images: a .bin file with 'test' in its name, such as test_batch.bin");
        return new Cifar10Data(
            Cifar10Records.Read(train).ToImages("cifar10-train", scale),
            Cifar10Records.Read(test).ToImages("cifar10-test", scale));
    }

    // In ordinal order, which no file system decides; of a file that is there packed and unpacked, the unpacked one.
    private static string[] FilesIn(string folder)
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(folder).Where(file => HasSuffix(file, Suffix) || HasSuffix(file, PackedSuffix)),
        ];
        return
        [
            .. files
                .Where(file => !HasSuffix(file, PackedSuffix) || !files.Contains(file[..^3]))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool HasSuffix(string file, string suffix) =>
        file.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);

    private static bool IsTest(string file) =>
        Path.GetFileName(file).Contains("test", StringComparison.OrdinalIgnoreCase);

    private static string[] Require(string folder, string[] files, string what)
    {
        string inside = Path.Combine(folder, UsualFolder);
        string advice = Directory.Exists(inside) ? $" Did you mean {inside}?" : "";
        return files.Length > 0
            ? files
            : throw new FileNotFoundException($"{folder}: there are no CIFAR-10 files with {what}.{advice}", folder);
    }
}
