using Pruning.Generators.Common;

namespace Pruning.Generators.Declarations;

/// <summary>A property that repeats a block, of which expansion made layers.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Accessibility">Its access modifiers as C# text.</param>
/// <param name="Block">The class of the block as C# text.</param>
/// <param name="Copies">For each copy of the block its layers in the order of the block's declaration.</param>
internal sealed record StageDeclaration(
    string Name,
    string Accessibility,
    string Block,
    EquatableArray<EquatableArray<string>> Copies);
