using System;

namespace Pruning;

/// <summary>
/// A partial class whose layers are a block, which networks repeat with <see cref="RepeatAttribute{TBlock}"/>. Its
/// layers are declared as those of a network; the first reads what the block reads (<see cref="Block.Input"/>), the
/// last is what the block gives.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BlockAttribute : Attribute;
