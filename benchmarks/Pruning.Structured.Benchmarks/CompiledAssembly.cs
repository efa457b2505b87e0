using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Pruning.Generators;

namespace Pruning.Structured.Benchmarks;

/// <summary>A declared network as its users get it: generated, compiled in Release, and loaded.</summary>
internal sealed class CompiledAssembly
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    private readonly Assembly _assembly;
    private readonly string _name;

    /// <summary>Compiles the file of a network.</summary>
    /// <param name="name">The name of its class.</param>
    /// <param name="source">The file.</param>
    public CompiledAssembly(string name, string source)
    {
        _name = name;
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, Language)],
            [
                .. Net100.References.All,
                MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(Network).Assembly.Location),
            ],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver
            .Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Language)
            .RunGeneratorsAndUpdateCompilation(
                compilation, out Compilation updated, out ImmutableArray<Diagnostic> reported);
        using MemoryStream stream = new();
        EmitResult emitted = updated.Emit(stream);
        if (!emitted.Success || !reported.IsEmpty)
        {
            throw new InvalidOperationException(
                name + " does not compile: " + string.Join(' ', reported.Concat(emitted.Diagnostics).Take(3)));
        }

        stream.Position = 0;
        _assembly = new AssemblyLoadContext(name).LoadFromStream(stream);
    }

    /// <summary>A new network for one thread.</summary>
    public Network Create() =>
        (Network)Activator.CreateInstance(_assembly.GetType(_name, throwOnError: true)!, 1UL, 1)!;

    /// <summary>The smaller network.</summary>
    /// <param name="network">A network of the class, which has been pruned.</param>
    public Network Compact(Network network)
    {
        MethodInfo method = _assembly.GetType(_name + "Compaction", throwOnError: true)!.GetMethod("Compact")!;
        return (Network)method.Invoke(null, [network, 0])!;
    }
}
