using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>A property that gives the copies of a block.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Accessibility">Its access modifiers.</param>
/// <param name="Block">The class of the block as C# text.</param>
/// <param name="Copies">For each copy its layers, in the order of the block's declaration.</param>
internal sealed record StagePlan(
    string Name, string Accessibility, string Block, EquatableArray<EquatableArray<PropertyPlan>> Copies);
