using System.Collections.Generic;

namespace Pruning.Experiments;

/// <summary>All series, one line each, in the order in which they run.</summary>
internal static class SeriesList
{
    /// <summary>The series.</summary>
    public static IReadOnlyList<Series> All { get; } =
    [
        LeNet300Series.Value,
        LeNet5Series.Value,
        Schedules300Series.Value,
        Schedules5Series.Value,
    ];
}
