using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Threading;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Pruning.Generators;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Shapes;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Comes in: declarations of networks in C#. Goes out: the networks, as their users get them: generated, compiled in
/// Release with every warning an error, and loaded. Many networks share one compilation, because that is what takes
/// the time.
/// </summary>
internal sealed class GeneratedNetworks : IDisposable
{
    private const string Space = "Tested";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Network).Assembly.Location),
    ];

    private readonly AssemblyLoadContext _context = new(Space, isCollectible: true);
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ShapedGraph> _graphs = new(StringComparer.Ordinal);

    private GeneratedNetworks()
    {
    }

    /// <summary>The names of the networks, in the order of their declarations.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Compiles the classes of all declarations together; usings and the namespace are added.</summary>
    /// <param name="declarations">The networks.</param>
    /// <param name="keep">Whether a later run with the same declarations may take what this one compiled.</param>
    public static GeneratedNetworks Compile(IEnumerable<DeclaredNetwork> declarations, bool keep = true)
    {
        string[] sources = [.. declarations.Select(network =>
            "using Pruning;\nnamespace " + Space + ";\n" + network.Source())];
        CSharpCompilation compilation = CSharpCompilation.Create(
            Space,
            sources.Select(source => CSharpSyntaxTree.ParseText(source, Language)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                generalDiagnosticOption: ReportDiagnostic.Error,
                nullableContextOptions: NullableContextOptions.Enable));
        GeneratedNetworks networks = new();
        networks.ReadGraphs(compilation);
        networks.Load(keep ? CompiledAssemblies.Find(sources, () => Emit(compilation)) : Emit(compilation));
        return networks;
    }

    /// <summary>A new network of the class with this name.</summary>
    public Network Create(string name, ulong seed = 1, int threads = 1)
    {
        return (Network)Activator.CreateInstance(_types[name], seed, threads)!;
    }

    /// <summary>What the declaration means, for the interpreter.</summary>
    public ShapedGraph Graph(string name) => _graphs[name];

    public void Dispose() => _context.Unload();

    private void ReadGraphs(CSharpCompilation compilation)
    {
        CompilationFacts facts = CompilationFacts.From(compilation, CancellationToken.None);
        INamespaceSymbol space = compilation.GlobalNamespace.GetNamespaceMembers().Single(n => n.Name == Space);
        foreach (INamedTypeSymbol type in space.GetTypeMembers())
        {
            NetworkDeclaration declaration = DeclarationReader.Read(type, CancellationToken.None)!;
            Result<CheckedNetwork> network = NetworkCompiler.Check(new CompilerInput(declaration, facts));
            Assert.Empty(network.Faults);
            _graphs.Add(type.Name, network.Value!.Graph);
        }

        Names = [.. _graphs.Keys];
    }

    private static byte[] Emit(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver
            .Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Language)
            .RunGeneratorsAndUpdateCompilation(
                compilation, out Compilation updated, out ImmutableArray<Diagnostic> reported);
        Assert.Empty(reported);
        using MemoryStream assembly = new();
        EmitResult emitted = updated.Emit(assembly);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(20)));
        return assembly.ToArray();
    }

    private void Load(byte[] assembly)
    {
        using MemoryStream stream = new(assembly);
        foreach (Type type in _context.LoadFromStream(stream).GetTypes()
            .Where(type => !type.IsNested && type.IsSubclassOf(typeof(Network))))
        {
            _types.Add(type.Name, type);
        }
    }
}
