using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>
/// What can be wrong with a declaration before anything is built from it. The rules look at one thing each and do not
/// depend on each other, so a user sees all that is wrong at once.
/// </summary>
internal static class DeclarationRules
{
    public static EquatableArray<Fault> Check(CompilerInput input)
    {
        List<Fault> faults = [];
        NetworkDeclaration network = input.Network;
        if (input.Facts.LanguageVersion < CompilationFacts.FirstLanguageVersion)
        {
            string version = VersionText(input.Facts.LanguageVersion);
            faults.Add(new Fault(FaultId.LanguageVersionTooLow, "", [network.Name, version]));
        }

        foreach (AttributeSite site in network.Unreadable)
        {
            string name = site.Member.Length > 0 ? site.Member : network.Name;
            faults.Add(new Fault(FaultId.ArgumentsUnreadable, site.Member, [site.Attribute, name]));
        }

        faults.AddRange(ClassRules.Check(network));
        foreach (LayerDeclaration layer in network.Layers)
        {
            faults.AddRange(LayerRules.CheckForm(layer));
            faults.AddRange(OperatorRules.Check(layer));
            faults.AddRange(LayerRules.CheckOperators(layer));
        }

        faults.AddRange(TrainRules.Check(network));
        faults.AddRange(TrainEffectRules.Check(network));
        return faults.ToEquatableArray();
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
