using Pruning.Generators.Common;

namespace Pruning.Generators.Declarations;

/// <summary>
/// A property with at least one attribute of the vocabulary: an operator, [Keep], [Gate], [Prune], [Learn] or
/// [Regularize]. Or a layer of a block in a network that repeats it, which has no property there.
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
    /// <summary>The mask that it learns, where it says so itself.</summary>
    public LearnDeclaration? Learn { get; init; }

    /// <summary>Its gate, or null.</summary>
    public GateDeclaration? Gate { get; init; }

    /// <summary>The property that repeats the block of this layer, or the empty string for a property of its
    /// own.</summary>
    public string Stage { get; init; } = "";

    /// <summary>Whether the policy is that of the stage, and compares all layers of it that have none of their
    /// own.</summary>
    public bool SharesPolicy { get; init; }

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
