namespace Pruning.Generators.Policies;

/// <summary>Members that a collapse rule is about: those of a layer, or of a group of channels.</summary>
/// <param name="Layer">The layer, or the first one that makes the channels.</param>
/// <param name="Members">How many there are.</param>
internal sealed record MemberPart(string Layer, int Members);
