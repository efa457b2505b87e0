using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>
/// What can be wrong with a declaration before anything is built from it. The rules look at one thing each and do not
/// depend on each other, so a user sees all that is wrong at once.
/// </summary>
internal static class DeclarationRules
{
    public static EquatableArray<Fault> Check(ClassDeclaration declaration, CompilationFacts facts)
    {
        List<Fault> faults = [];
        if (facts.LanguageVersion < CompilationFacts.FirstLanguageVersion)
        {
            string version = VersionText(facts.LanguageVersion);
            faults.Add(new Fault(FaultId.LanguageVersionTooLow, "", [declaration.Name, version]));
        }

        foreach (AttributeSite site in declaration.Unreadable)
        {
            string name = site.Member.Length > 0 ? site.Member : declaration.Name;
            faults.Add(new Fault(FaultId.ArgumentsUnreadable, site.Member, [site.Attribute, name]));
        }

        faults.AddRange(ClassRules.Check(declaration));
        foreach (LayerDeclaration layer in declaration.Layers)
        {
            faults.AddRange(LayerRules.CheckForm(layer, declaration));
            faults.AddRange(OperatorRules.Check(layer));
            faults.AddRange(GateRules.Check(layer));
            faults.AddRange(OperatorValueRules.Check(declaration is BlockDeclaration ? WithoutStride(layer) : layer));
        }

        faults.AddRange(declaration switch
        {
            NetworkDeclaration network => CheckNetwork(network),
            BlockDeclaration block => BlockRules.Check(block),
            _ => throw new System.InvalidOperationException("No rules for " + declaration.GetType().Name + "."),
        });
        return faults.ToEquatableArray();
    }

    private static IEnumerable<Fault> CheckNetwork(NetworkDeclaration network)
    {
        return
        [
            .. ClassRules.CheckNetwork(network),
            .. network.Layers.SelectMany(RepeatRules.Check),
            .. RepeatRules.CheckNames(network),
            .. TrainRules.Check(network),
            .. TrainEffectRules.Check(network),
        ];
    }

    // Block.Stride, where it may stand, is 1 in most copies; multiples of Block.Width are sizes as they are.
    private static LayerDeclaration WithoutStride(LayerDeclaration layer)
    {
        return layer with
        {
            Operators = layer.Operators
                .Select(operation => BlockArguments.Resolve(operation, BlockArguments.Width, 1))
                .ToEquatableArray(),
        };
    }

    private static string VersionText(int version)
    {
        if (version < 100)
        {
            return Invariant.Text(version);
        }

        int minor = version % 100;
        return Invariant.Text(version / 100) + (minor == 0 ? "" : "." + Invariant.Text(minor));
    }
}
