using System;
using System.Collections.Generic;
using System.Globalization;

namespace Pruning.Data;

/// <summary>
/// Collects the rows of a CSV file: knows what each column is, checks every field and ends as a data set. The first row
/// fixes the number of columns.
/// </summary>
internal sealed class CsvRows
{
    private const int Feature = -1;
    private const int Label = -2;

    // Without a declared number of classes, a larger label is rather a wrong column than a class.
    private const int MaximumInferredLabel = 65_535;

    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly int[] _roles; // per column: Feature, Label, or the position in the target
    private readonly string[]? _names;
    private readonly float[] _target;
    private readonly List<float> _features = [];
    private readonly List<float> _targets = [];
    private readonly List<int> _labels = [];
    private int _column;
    private int _count;

    public CsvRows(string path, CsvOptions options, int columns, string[]? names)
    {
        _path = path;
        _options = options;
        _names = names;
        _roles = new int[columns];
        _target = new float[options.TargetColumns.Count];
        Array.Fill(_roles, Feature);
        for (int i = 0; i < _target.Length; i++)
        {
            Assign(options.TargetColumns[i], i, "target");
        }

        if (_target.Length == 0)
        {
            Assign(options.LabelColumn, Label, "label");
        }

        if (!_roles.AsSpan().Contains(Feature))
        {
            throw new FileFormatException(
                path,
                $"none of the {columns} columns is left for features; is '{options.Separator}' the right separator?");
        }
    }

    public void Add(ReadOnlySpan<char> field, int line, bool endsRecord)
    {
        if (_column == _roles.Length)
        {
            throw new FileFormatException(_path, $"line {line}: more than {_roles.Length} fields.");
        }

        int role = _roles[_column];
        if (role == Label)
        {
            _labels.Add(ParseLabel(field, line));
        }
        else if (role == Feature)
        {
            float value = Parse(field, line) * _options.Scale;
            _features.Add(float.IsFinite(value) ? value : throw Fault(line, $"'{field}' times the scale overflows."));
        }
        else
        {
            _target[role] = Parse(field, line);
        }

        _column++;
        if (endsRecord)
        {
            EndRow(line);
        }
    }

    public Dataset ToDataset(string name)
    {
        if (_count == 0)
        {
            throw new FileFormatException(_path, "there are no rows of data.");
        }

        float[] features = _features.ToArray();
        int featureCount = features.Length / _count;
        if (_target.Length > 0)
        {
            return new ArrayDataset(name, features, featureCount, _targets.ToArray(), _target.Length);
        }

        int classes = _options.Classes ?? 0;
        foreach (int label in _labels)
        {
            classes = Math.Max(classes, label + 1);
        }

        return new ArrayDataset(name, features, featureCount, _labels.ToArray(), classes);
    }

    private void EndRow(int line)
    {
        if (_column != _roles.Length)
        {
            throw new FileFormatException(
                _path, $"line {line}: {_column} fields where the first row has {_roles.Length}.");
        }

        _targets.AddRange(_target);
        _column = 0;
        _count++;
    }

    private void Assign(int column, int role, string what)
    {
        int index = column < 0 ? _roles.Length + column : column;
        if ((uint)index >= (uint)_roles.Length)
        {
            throw new FileFormatException(
                _path,
                FormattableString.Invariant($"there is no {what} column {column}: rows have {_roles.Length} fields."));
        }

        _roles[index] = _roles[index] == Feature
            ? role
            : throw new FileFormatException(_path, $"column {index} is named twice as a target.");
    }

    private int ParseLabel(ReadOnlySpan<char> field, int line)
    {
        float value = Parse(field, line);
        if (value != MathF.Truncate(value))
        {
            throw Fault(line, $"the label '{field}' is not an integer.");
        }

        int maximum = _options.Classes - 1 ?? MaximumInferredLabel;
        return value >= 0 && value <= maximum
            ? (int)value
            : throw Fault(line, $"the label '{field}' is not in 0..{maximum}.");
    }

    private float Parse(ReadOnlySpan<char> field, int line)
    {
        if (!float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out float value))
        {
            throw Fault(line, field.IsWhiteSpace() ? "the field is empty." : $"'{field}' is not a number.");
        }

        return float.IsFinite(value) ? value : throw Fault(line, $"'{field}' is not a finite number.");
    }

    private FileFormatException Fault(int line, string fault)
    {
        string name = _names is null ? "" : $" ('{_names[_column]}')";
        return new FileFormatException(_path, $"line {line}, column {_column + 1}{name}: {fault}");
    }
}
