using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>The values that stand in panels too, sample by sample: what dense layers read.</summary>
internal static class PanelLayout
{
    /// <summary>What the names of their arena sections begin with.</summary>
    public const string Prefix = "Panels_";

    /// <summary>The arena section of a value's panels.</summary>
    public static string NameOf(string value) => Prefix + ValueNames.Buffer(value);

    /// <summary>The values, in the order of their first readers.</summary>
    public static IEnumerable<string> Values(ShapedGraph shaped) =>
        shaped.Graph.Nodes.OfType<Dense>().Select(dense => dense.Inputs[0]).Distinct();
}
