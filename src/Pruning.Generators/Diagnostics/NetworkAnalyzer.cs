using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Diagnostics;

/// <summary>
/// Reports what is wrong with the networks and blocks of a project, where it stands now. It runs the stages of the
/// generator on the live symbols, so that there is one implementation of every check and no position in any cached model.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (Fault fault in FindFaults(type, context))
        {
            object[] arguments = [.. fault.Arguments];
            Location location = FaultLocator.Locate(type, fault, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(fault.Id), location, arguments));
        }
    }

    private static EquatableArray<Fault> FindFaults(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        CompilationFacts facts = CompilationFacts.From(context.Compilation, context.CancellationToken);
        if (DeclarationReader.Read(type, context.CancellationToken) is { } network)
        {
            return NetworkCompiler.Check(new CompilerInput(network, facts)).Faults;
        }

        return BlockReader.Read(type, context.CancellationToken) is { } block
            ? BlockCompiler.Check(new BlockInput(block, facts))
            : FindStrayAttributes(type);
    }

    // Without [Network] or [Block] there is no declaration to check: only that nothing of one was left behind.
    private static EquatableArray<Fault> FindStrayAttributes(INamedTypeSymbol type)
    {
        if (AttributeReader.ReadAll(type)
            .Exists(attribute => attribute.Name is KnownNames.Network or KnownNames.Block))
        {
            // On a struct, say: the compiler reports that itself.
            return [];
        }

        List<Fault> faults = [];
        foreach (ISymbol symbol in type.GetMembers().Where(member => member is IPropertySymbol).Prepend(type))
        {
            bool isType = SymbolEqualityComparer.Default.Equals(symbol, type);
            string member = isType ? "" : symbol.Name;
            foreach (AttributeReader attribute in AttributeReader.ReadAll(symbol))
            {
                EquatableArray<string> names = [attribute.Name, symbol.Name, type.Name];
                var fault = new Fault(FaultId.AttributeOutsideNetwork, member, names);
                if (!faults.Contains(fault))
                {
                    faults.Add(fault);
                }
            }
        }

        return faults.ToEquatableArray();
    }
}
