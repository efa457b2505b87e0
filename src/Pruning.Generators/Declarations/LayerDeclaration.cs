using Pruning.Generators.Common;

namespace Pruning.Generators.Declarations;

/// <summary>
/// A property with at least one attribute of the vocabulary: an operator, [Keep], [Prune] or [Regularize].
/// </summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Type">The type of the property, fully qualified with global::.</param>
/// <param name="Form">Which kind of property it is.</param>
/// <param name="Accessibility">Its access modifiers as C# text, empty where there are none.</param>
/// <param name="Operators">Its operator attributes in the order in which they are written.</param>
/// <param name="Keep">Whether [Keep] stands on it.</param>
/// <param name="Prune">Its own policies.</param>
/// <param name="Regularize">Its own penalties.</param>
internal sealed record LayerDeclaration(
    string Name,
    string Type,
    PropertyForm Form,
    string Accessibility,
    EquatableArray<OperatorDeclaration> Operators,
    bool Keep,
    EquatableArray<PruneDeclaration> Prune,
    EquatableArray<RegularizeDeclaration> Regularize)
{
    /// <summary>The operator that makes it a layer, or null where there is none: a fault.</summary>
    public OperatorDeclaration? Own
    {
        get
        {
            foreach (OperatorDeclaration operation in Operators)
            {
                if (operation.IsOwn)
                {
                    return operation;
                }
            }

            return null;
        }
    }
}
