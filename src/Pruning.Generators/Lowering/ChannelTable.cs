using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;

namespace Pruning.Generators.Lowering;

/// <summary>
/// The table of channels that stands in the documentation of the emitted class: which of them belong together.
/// </summary>
internal static class ChannelTable
{
    /// <summary>The rows; none where no policy removes neurons, filters or channels.</summary>
    public static EquatableArray<string> Rows(CheckedNetwork network)
    {
        bool isStructured = network.Pruning.Groups.Any(group => group.MemberSettings.RemovesUnits);
        return isStructured
            ? DependencyPrinter.Print(network.Graph, network.Dependencies)
                .TrimEnd('\n').Split('\n').ToEquatableArray()
            : [];
    }
}
