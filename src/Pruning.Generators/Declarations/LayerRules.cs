using System.Collections.Generic;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>What can be wrong with the property of a layer: its modifiers, accessors, type and name.</summary>
internal static class LayerRules
{
    // Emitted code names types so; a user does not, and need not read it.
    private const string GlobalPrefix = "global::";

    private static readonly (PropertyForm Form, FaultId Id)[] Unsupported =
    [
        (PropertyForm.Static, FaultId.LayerStatic),
        (PropertyForm.HasSetter, FaultId.LayerHasSetter),
        (PropertyForm.Implemented, FaultId.LayerImplemented),
        (PropertyForm.Modified, FaultId.LayerModified),
    ];

    /// <summary>
    /// Whether the other half of the property can be emitted, be it with faults, without an error of the compiler in
    /// that half.
    /// </summary>
    public static bool CanBeCompleted(LayerDeclaration layer)
    {
        return layer.Form == PropertyForm.Completable
            && (TypeOf(layer) is { } type ? layer.Type == type : KnownNames.IsLayerType(layer.Type))
            && (layer.Own is not OperatorDeclaration.Repeat repeat || IsVisible(repeat));
    }

    /// <summary>
    /// The type that the property has to have: that of the layer's own operator. Null for a layer without one, which is
    /// a fault.
    /// </summary>
    public static string? TypeOf(LayerDeclaration layer)
    {
        return layer.Own switch
        {
            OperatorDeclaration.Dense => KnownNames.DenseType,
            OperatorDeclaration.Conv2D => KnownNames.Conv2DType,
            OperatorDeclaration.Add or OperatorDeclaration.Concat => KnownNames.JoinType,
            OperatorDeclaration.Repeat repeat => KnownNames.StageType(repeat.Type),
            _ => null,
        };
    }

    public static IEnumerable<Fault> CheckForm(LayerDeclaration layer, ClassDeclaration declaration)
    {
        string name = layer.Name;
        string type = TypeOf(layer) ?? KnownNames.DenseType;
        if ((layer.Form & PropertyForm.Partial) == 0)
        {
            yield return new Fault(FaultId.LayerNotPartial, name, [name, ShortNameOf(type)]);
        }

        if ((layer.Form & PropertyForm.HasGetter) == 0)
        {
            yield return new Fault(FaultId.LayerHasNoGetter, name, [name]);
        }

        foreach ((PropertyForm form, FaultId id) in Unsupported)
        {
            if ((layer.Form & form) != 0)
            {
                yield return new Fault(id, name, [name]);
            }
        }

        if (layer.Own is { } own and not OperatorDeclaration.Repeat { Kind: RepeatedKind.Unread } && layer.Type != type)
        {
            string actual = layer.Type.Replace(GlobalPrefix, "");
            yield return new Fault(
                FaultId.LayerTypeWrong, name, [name, actual, own.GetType().Name, ShortNameOf(type)]);
        }

        if (ReservedNames.IsReservedForLayers(declaration, name))
        {
            yield return new Fault(FaultId.NameReserved, name, [name]);
        }
    }

    // Whether emitted code can name the class of the block.
    private static bool IsVisible(OperatorDeclaration.Repeat repeat)
    {
        return repeat.Block is { } block && (block.Form & ClassForm.FileLocal) == 0;
    }

    // A type of ours as a user writes it, below a using directive.
    private static string ShortNameOf(string type)
    {
        return type.Replace(GlobalPrefix + KnownNames.Namespace + ".", "").Replace(GlobalPrefix, "");
    }
}
