using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators;

/// <summary>
/// Which faults make others follow from them. A stage is left out where its faults would only repeat one that has been
/// reported.
/// </summary>
internal static class FaultConsequences
{
    /// <summary>Layers are not what they should be: nothing can be said of what they read.</summary>
    public static bool HidesGraph(Fault fault)
    {
        return fault.Id
            is FaultId.LayerWithoutOperator
            or FaultId.LayerWithTwoOperators
            or FaultId.OperatorBeforeOwn
            || IsUnreadableLayer(fault);
    }

    /// <summary>Nothing can be built of the layers, or blocks cannot be written out.</summary>
    public static bool HidesExpansion(Fault fault)
    {
        return HidesGraph(fault)
            || (fault.Id == FaultId.OperatorValueOutOfRange && fault.Arguments[0] == KnownNames.Repeat)
            || fault.Id
            is FaultId.NoLayers
            or FaultId.LayerDeclaredTwice
            or FaultId.NothingJoined
            or FaultId.LayerUnknown
            or FaultId.LayerJoinedTwice
            or FaultId.LayersInACircle
            or FaultId.LayerUnread
            or FaultId.GeneratedNameTaken
            or FaultId.RepeatOfNoBlock
            or FaultId.BlockOfAnotherProject
            or FaultId.BlockFaulty
            or FaultId.WidthMissing
            or FaultId.WidthNotWhole;
    }

    /// <summary>As little can be said of sizes that follow from one that is not positive.</summary>
    public static bool HidesShapes(Fault fault)
    {
        return fault.Id
            is FaultId.InputNotPositive
            or FaultId.UnitsNotPositive
            or FaultId.OperatorValueOutOfRange
            or FaultId.BlockStrideMisplaced
            or FaultId.GeneratedNameTaken
            or FaultId.GateValueOutOfRange
            or FaultId.GateMisplaced
            || (fault.Id == FaultId.ArgumentsUnreadable && fault.Arguments[0] == KnownNames.Network);
    }

    private static bool IsUnreadableLayer(Fault fault)
    {
        return fault.Id == FaultId.ArgumentsUnreadable && fault.Member.Length > 0;
    }
}
