using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VerifyXunit;

namespace Pruning.Generators.Tests.Harness;

/// <summary>What one run of a generator gave.</summary>
/// <param name="Sources">The emitted texts by hint name, in ordinal order.</param>
/// <param name="Diagnostics">What the analyzers report, in the order of the source.</param>
/// <param name="CompilerErrors">What the compiler reports for the user's own files; empty unless the test allows
/// it.</param>
/// <param name="Compilation">The user's project with the emitted files.</param>
internal sealed record GeneratorRun(
    IReadOnlyDictionary<string, string> Sources,
    IReadOnlyList<Diagnostic> Diagnostics,
    IReadOnlyList<Diagnostic> CompilerErrors,
    CSharpCompilation Compilation)
{
    /// <summary>
    /// The emitted files as targets of the verifier: Net.Forward.g.cs becomes Class.Method#Net.Forward.g.verified.cs.
    /// </summary>
    public IEnumerable<Target> Targets(Func<string, bool>? select = null)
    {
        return Sources
            .Where(source => select is null || select(source.Key))
            .Select(source => new Target(
                Path.GetExtension(source.Key).TrimStart('.'),
                source.Value,
                Path.GetFileNameWithoutExtension(source.Key)));
    }
}
