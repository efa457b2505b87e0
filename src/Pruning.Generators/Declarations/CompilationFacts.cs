using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pruning.Generators.Declarations;

/// <summary>The facts of the user's project that decide whether emitted code compiles there.</summary>
/// <param name="LanguageVersion">The C# version in hundreds: 1300 for C# 13, the first with partial properties.</param>
internal sealed record CompilationFacts(int LanguageVersion)
{
    /// <summary>C# 13, the first version with partial properties.</summary>
    public const int FirstLanguageVersion = 1300;

    public static CompilationFacts From(Compilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new CompilationFacts(compilation is CSharpCompilation project ? (int)project.LanguageVersion : 0);
    }
}
