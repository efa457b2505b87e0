using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Pruning.Data;

/// <summary>
/// Data sets from CSV files: one row per sample, numbers with a decimal point, fields quoted or not (RFC 4180).
/// </summary>
public static class CsvDataset
{
    /// <summary>Reads a file, gzipped or not, row by row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">
    /// Its layout; by default the label is the first column and fields are separated by commas.
    /// </param>
    /// <returns>Labelled data, or regression data when there are <see cref="CsvOptions.TargetColumns"/>.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">
    /// Rows differ in length, a field is not a finite number, a label is not an integer or out of range, or a column
    /// does not exist; the message names line and column, both counted from 1.
    /// </exception>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public static Dataset Load(string path, CsvOptions? options = null)
    {
        options ??= new CsvOptions();
        Check(options);
        using Stream stream = DataFile.OpenRead(path);
        using var text = new StreamReader(stream);
        try
        {
            return Read(path, options, new CsvTokenizer(text, path, options.Separator));
        }
        catch (InvalidDataException e)
        {
            throw new FileFormatException(path, "the gzip data is damaged; fetch the file again.", e);
        }
    }

    private static Dataset Read(string path, CsvOptions options, CsvTokenizer tokens)
    {
        List<string> first = ReadFirstRow(path, tokens, out int line);
        bool header = options.Header == CsvHeader.Present || (options.Header == CsvHeader.Auto && NamesColumns(first));
        var rows = new CsvRows(path, options, first.Count, header ? first.ToArray() : null);
        for (int i = 0; i < first.Count && !header; i++)
        {
            rows.Add(first[i], line, i == first.Count - 1);
        }

        bool startsRow = true;
        while (tokens.TryRead(out bool endsRecord))
        {
            // A blank line is one empty field; a row always has two or more.
            if (!(startsRow && endsRecord && tokens.Field.IsEmpty))
            {
                rows.Add(tokens.Field, tokens.Line, endsRecord);
            }

            startsRow = endsRecord;
        }

        return rows.ToDataset(Path.GetFileName(path));
    }

    private static List<string> ReadFirstRow(string path, CsvTokenizer tokens, out int line)
    {
        List<string> fields = [];
        while (tokens.TryRead(out bool endsRecord))
        {
            if (fields.Count == 0 && endsRecord && tokens.Field.IsEmpty)
            {
                continue;
            }

            fields.Add(tokens.Field.ToString());
            if (endsRecord)
            {
                line = tokens.Line;
                return fields;
            }
        }

        throw new FileFormatException(path, "the file is empty.");
    }

    private static bool NamesColumns(List<string> fields)
    {
        foreach (string field in fields)
        {
            if (!string.IsNullOrWhiteSpace(field)
                && !float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                return true;
            }
        }

        return false;
    }

    private static void Check(CsvOptions options)
    {
        if (options.Separator is '"' or '\n' or '\r')
        {
            throw new ArgumentException("The separator can be neither a quote nor a line break.", nameof(options));
        }

        if (!float.IsFinite(options.Scale))
        {
            throw new ArgumentException("The scale must be finite.", nameof(options));
        }

        if (options.Classes is int classes and (< 1 or > 1 << 24))
        {
            throw new ArgumentException($"{classes} classes: between 1 and 16,777,216 are possible.", nameof(options));
        }
    }
}
