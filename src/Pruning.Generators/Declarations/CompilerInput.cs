namespace Pruning.Generators.Declarations;

/// <summary>All that the compiler of a network looks at. A value-equal input stops the pipeline.</summary>
internal sealed record CompilerInput(NetworkDeclaration Network, CompilationFacts Facts);
