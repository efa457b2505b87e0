using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pruning.Generators.Tests.Harness;

/// <summary>
/// What a harness runs: a generator, the analyzers beside it, and the names of the steps that must be cached.
/// </summary>
internal sealed record GeneratorSetup(
    Func<IIncrementalGenerator> Generator,
    IReadOnlyList<Func<DiagnosticAnalyzer>> Analyzers,
    IReadOnlyList<string> Steps);
