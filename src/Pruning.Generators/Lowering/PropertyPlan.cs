namespace Pruning.Generators.Lowering;

/// <summary>A property that the emitted half of the class implements.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Accessibility">Its access modifiers.</param>
/// <param name="Type">Its type in namespace Pruning: "Dense", "Conv2D" or "Join".</param>
/// <param name="Index">The place of the layer among those with weights, or of the join among the joins.</param>
internal sealed record PropertyPlan(string Name, string Accessibility, string Type, int Index);
