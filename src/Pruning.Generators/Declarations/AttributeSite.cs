namespace Pruning.Generators.Declarations;

/// <summary>One attribute on one member.</summary>
/// <param name="Member">The property, or the empty string for the class.</param>
/// <param name="Attribute">The attribute as a user writes it: "Dense".</param>
internal sealed record AttributeSite(string Member, string Attribute);
