using System.Threading;

namespace Pruning.Generators.Declarations;

/// <summary>All that the compiler of a network looks at. A value-equal input stops the pipeline.</summary>
internal sealed record CompilerInput(NetworkDeclaration Network, CompilationFacts Facts)
{
    public static CompilerInput From(
        (NetworkDeclaration Network, CompilationFacts Facts) parts,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new CompilerInput(parts.Network, parts.Facts);
    }
}
