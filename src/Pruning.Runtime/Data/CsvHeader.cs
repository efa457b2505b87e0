namespace Pruning.Data;

/// <summary>Whether the first row of a CSV file names the columns.</summary>
public enum CsvHeader
{
    /// <summary>It does when one of its fields is neither empty nor a number.</summary>
    Auto,

    /// <summary>It does.</summary>
    Present,

    /// <summary>The first row is data.</summary>
    Absent,
}
