namespace Pruning.Generators.Policies.Costs;

/// <summary>A group on its way into the plan.</summary>
/// <param name="Group">The group, whose counts are those of members until costs are known.</param>
/// <param name="Members">What it compares.</param>
internal sealed record PlannedGroup(PruningGroup Group, ComparedMembers Members);
