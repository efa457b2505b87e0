using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>What can be wrong with a class as such, and with [Network].</summary>
internal static class ClassRules
{
    private static readonly (ClassForm Form, FaultId Id)[] Unsupported =
    [
        (ClassForm.Nested, FaultId.ClassNested),
        (ClassForm.Generic, FaultId.ClassGeneric),
        (ClassForm.Static, FaultId.ClassStatic),
        (ClassForm.Abstract, FaultId.ClassAbstract),
        (ClassForm.Record, FaultId.ClassIsRecord),
        (ClassForm.FileLocal, FaultId.ClassFileLocal),
        (ClassForm.HasBase, FaultId.ClassHasBase),
        (ClassForm.HasConstructor, FaultId.ClassHasConstructor),
    ];

    private static readonly ClassForm Obstacles =
        Unsupported.Aggregate(ClassForm.None, (forms, item) => forms | item.Form);

    /// <summary>
    /// Whether a second part of the class can be emitted, be it with faults, without an error of the compiler in that
    /// part. Where not, nothing is to be emitted: what the compiler reports then stands in the user's own files.
    /// </summary>
    public static bool CanBeCompleted(ClassDeclaration declaration, CompilationFacts facts)
    {
        return (declaration.Form & (Obstacles | ClassForm.Partial)) == ClassForm.Partial
            && declaration.ReservedMembers.Count == 0
            && !ReservedNames.Emitted(declaration).Contains(declaration.Name)
            && facts.LanguageVersion >= CompilationFacts.FirstLanguageVersion;
    }

    public static IEnumerable<Fault> Check(ClassDeclaration declaration)
    {
        string name = declaration.Name;
        if ((declaration.Form & ClassForm.Partial) == 0)
        {
            yield return new Fault(FaultId.ClassNotPartial, "", [name]);
        }

        foreach ((ClassForm form, FaultId id) in Unsupported)
        {
            if ((declaration.Form & form) != 0)
            {
                yield return new Fault(id, "", [name]);
            }
        }

        if (ReservedNames.Emitted(declaration).Contains(name))
        {
            yield return new Fault(FaultId.NameReserved, "", [name]);
        }

        foreach (string member in declaration.ReservedMembers)
        {
            yield return new Fault(FaultId.NameReserved, member, [member]);
        }

        if (declaration.Layers.Count == 0)
        {
            yield return new Fault(FaultId.NoLayers, "", [name]);
        }
    }

    /// <summary>What can be wrong with [Network].</summary>
    public static IEnumerable<Fault> CheckNetwork(NetworkDeclaration network)
    {
        string name = network.Name;
        if (network.IsBlock)
        {
            yield return new Fault(FaultId.NetworkAndBlock, "", [name]);
        }

        foreach (int size in network.Input)
        {
            if (size < 1)
            {
                string shape = "[" + string.Join(", ", network.Input.Select(item => Invariant.Text(item))) + "]";
                yield return new Fault(FaultId.InputNotPositive, "", [name, shape]);
                break;
            }
        }

        if (network.RemovesUnits && (network.Form & ClassForm.CompactionTaken) != 0)
        {
            yield return new Fault(FaultId.NameReserved, "", [ReservedNames.CompactionOf(name)]);
        }

        if (EnumRules.IsUndefined(network.Loss))
        {
            yield return EnumRules.Fault("", "Network", network.Loss);
        }
    }
}
