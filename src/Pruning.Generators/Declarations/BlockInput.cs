using System.Threading;

namespace Pruning.Generators.Declarations;

/// <summary>All that the completion of a block looks at. A value-equal input stops the pipeline.</summary>
internal sealed record BlockInput(BlockDeclaration Block, CompilationFacts Facts)
{
    public static BlockInput From(
        (BlockDeclaration Block, CompilationFacts Facts) parts, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new BlockInput(parts.Block, parts.Facts);
    }
}
