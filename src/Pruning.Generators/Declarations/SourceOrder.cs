using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Declarations;

/// <summary>
/// The order in which a user wrote things, over all files of a partial class: by the path of the file, then by
/// position. It leaves out what this generator emitted: the analyzer sees the project with those files, the generator
/// without them, and both have to read the same declaration.
/// </summary>
internal static class SourceOrder
{
    /// <summary>Whether the file is one of this generator's.</summary>
    public static bool IsEmitted(SyntaxTree tree)
    {
        string path = tree.FilePath;
        int end = path.LastIndexOfAny(['/', '\\']);
        int start = end - KnownNames.EmittedFolder.Length;
        return start > 0
            && path[start - 1] is '/' or '\\'
            && string.CompareOrdinal(path, start, KnownNames.EmittedFolder, 0, KnownNames.EmittedFolder.Length) == 0;
    }

    /// <summary>The places where the user declares the symbol, in order.</summary>
    public static List<SyntaxReference> Declarations(ISymbol symbol)
    {
        List<SyntaxReference> written = [];
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (!IsEmitted(reference.SyntaxTree))
            {
                written.Add(reference);
            }
        }

        written.Sort(Compare);
        return written;
    }

    public static int Compare(SyntaxReference? left, SyntaxReference? right)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        int files = string.CompareOrdinal(left.SyntaxTree.FilePath, right.SyntaxTree.FilePath);
        return files != 0 ? files : left.Span.Start.CompareTo(right.Span.Start);
    }
}
