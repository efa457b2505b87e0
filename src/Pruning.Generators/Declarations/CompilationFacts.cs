namespace Pruning.Generators.Declarations;

/// <summary>The facts of the user's project that decide whether emitted code compiles there.</summary>
/// <param name="LanguageVersion">The C# version in hundreds: 1300 for C# 13, the first with partial properties.</param>
internal sealed record CompilationFacts(int LanguageVersion);
