using System.Collections.Generic;
using System.IO;

namespace Pruning.Experiments;

/// <summary>Where results are written.</summary>
/// <param name="folder">The folder; null to write none.</param>
/// <param name="command">The command that gives these results.</param>
internal sealed class ResultFolder(DirectoryInfo? folder, string command)
{
    /// <summary>Writes what is known so far of a series.</summary>
    public void Write(Series series, IReadOnlyList<Outcome> outcomes)
    {
        if (folder is null)
        {
            return;
        }

        folder.Create();
        string path = Path.Combine(folder.FullName, series.Name);
        File.WriteAllText(path + ".md", ResultDocument.Write(series, outcomes, command));
        File.WriteAllText(path + ".json", ResultJson.Write(outcomes, command));
    }
}
