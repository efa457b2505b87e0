using System.Collections.Generic;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pruning.Generators.Benchmarks;

/// <summary>
/// A project as a user has it: a network in one file, and other files beside it. Every edit gives a new compilation
/// that shares with the last one what an editor would share.
/// </summary>
internal sealed class UserProject
{
    private const int OtherFiles = 20;
    private static readonly CSharpParseOptions ParseOptions =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    private readonly NetworkSource _source;
    private SyntaxTree _network;
    private SyntaxTree _other;
    private int _edits;

    /// <summary>Parses and references everything.</summary>
    public UserProject(NetworkSource source)
    {
        _source = source;
        _network = Parse(source.Write(source.Usual), source.Name + ".cs");
        _other = Parse(OtherSource(0, 0), "Other0.cs");
        IEnumerable<SyntaxTree> rest = Enumerable.Range(1, OtherFiles - 1)
            .Select(i => Parse(OtherSource(i, 0), $"Other{i}.cs"));
        Compilation = CSharpCompilation.Create(
            "UserProject",
            [_network, _other, .. rest],
            [
                .. Net100.References.All,
                MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(Network).Assembly.Location),
            ],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>How the project's files are parsed.</summary>
    public static CSharpParseOptions Parsing => ParseOptions;

    /// <summary>The project as it is now.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>Changes the body of a method in another file.</summary>
    public void EditElsewhere()
    {
        SyntaxTree edited = Parse(OtherSource(0, ++_edits), _other.FilePath);
        Compilation = Compilation.ReplaceSyntaxTree(_other, edited);
        _other = edited;
    }

    /// <summary>Changes a size of the network, to and fro.</summary>
    public void EditNetwork()
    {
        int size = ++_edits % 2 == 0 ? _source.Usual : _source.Edited;
        SyntaxTree edited = Parse(_source.Write(size), _network.FilePath);
        Compilation = Compilation.ReplaceSyntaxTree(_network, edited);
        _network = edited;
    }

    /// <summary>Forgets what has been bound: every file is parsed anew.</summary>
    public void Reopen()
    {
        Compilation = Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
            Compilation.SyntaxTrees.Select(tree => Parse(tree.ToString(), tree.FilePath)));
        _network = Compilation.SyntaxTrees.First(tree => tree.FilePath == _network.FilePath);
        _other = Compilation.SyntaxTrees.First(tree => tree.FilePath == _other.FilePath);
    }

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    private static string OtherSource(int index, int edit) =>
        $$"""
        namespace UserProject;

        public static class Other{{index}}
        {
            public static int Answer(int question)
            {
                return question + {{edit}};
            }
        }
        """;
}
