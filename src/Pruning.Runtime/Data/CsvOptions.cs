using System.Collections.Generic;

namespace Pruning.Data;

/// <summary>
/// How a CSV file is laid out. Columns are counted from 0; negative numbers count from the end: -1 is the last.
/// </summary>
public sealed record CsvOptions
{
    /// <summary>
    /// The column with the label; ignored when there are <see cref="TargetColumns"/>. The first by default.
    /// </summary>
    public int LabelColumn { get; init; }

    /// <summary>Number of classes, to check the labels against; by default the largest label plus one.</summary>
    public int? Classes { get; init; }

    /// <summary>The columns of the regression target, in the target's order; empty for labelled data.</summary>
    public IReadOnlyList<int> TargetColumns { get; init; } = [];

    /// <summary>Whether the first row names the columns.</summary>
    public CsvHeader Header { get; init; }

    /// <summary>
    /// What separates fields: a comma by default. Numbers have a point whatever the separator or culture.
    /// </summary>
    public char Separator { get; init; } = ',';

    /// <summary>What every feature is multiplied by; labels and targets are not scaled.</summary>
    public float Scale { get; init; } = 1;
}
