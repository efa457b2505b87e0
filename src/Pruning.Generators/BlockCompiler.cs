using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies;

namespace Pruning.Generators;

/// <summary>
/// What can be wrong with a block by itself. Its sizes are those of a network that repeats it, and are checked there.
/// </summary>
internal static class BlockCompiler
{
    public static EquatableArray<Fault> Check(BlockInput input)
    {
        BlockDeclaration block = input.Block;
        List<Fault> faults = [.. DeclarationRules.Check(block, input.Facts)];
        if (!faults.Exists(FaultConsequences.HidesGraph))
        {
            faults.AddRange(LayerOrder.Sort(block.Layers).Faults);
        }

        faults.AddRange(block.Layers.SelectMany(PolicyRules.CheckLayer));
        return faults.Distinct().ToEquatableArray();
    }
}
