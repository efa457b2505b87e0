using System.Collections.Generic;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>What can be wrong with a block and not with a network.</summary>
internal static class BlockRules
{
    public static IEnumerable<Fault> Check(BlockDeclaration block)
    {
        foreach (string attribute in block.Misplaced)
        {
            yield return new Fault(FaultId.AttributeOnBlock, "", [attribute, block.Name]);
        }

        foreach (LayerDeclaration layer in block.Layers)
        {
            foreach (OperatorDeclaration operation in layer.Operators)
            {
                if (operation is OperatorDeclaration.Repeat)
                {
                    yield return new Fault(FaultId.RepeatInsideBlock, layer.Name, [KnownNames.Repeat, layer.Name]);
                }
            }
        }
    }
}
