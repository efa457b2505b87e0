using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Diagnostics;

/// <summary>
/// Finds where a fault stands in the source as it is now: an attribute, where the fault is in one, else a name.
/// </summary>
internal static class FaultLocator
{
    public static Location Locate(INamedTypeSymbol type, Fault fault, CancellationToken cancellation)
    {
        ISymbol symbol = MemberOf(type, fault) ?? type;
        SyntaxReference? attribute = AttributeOf(fault) is { } name
            ? FindAttribute(symbol, name, fault.Occurrence) ?? FindAttribute(symbol, KnownNames.Repeat)
            : null;
        return attribute?.GetSyntax(cancellation).GetLocation() ?? NameOf(symbol, cancellation);
    }

    // Which attribute is at fault; null where it is the member itself.
    private static string? AttributeOf(Fault fault)
    {
        return fault.Id switch
        {
            FaultId.InputNotPositive => KnownNames.Network,
            FaultId.NetworkAndBlock => KnownNames.Block,
            FaultId.LayerNormalisedTwice => "BatchNorm",
            FaultId.GroupsDoNotDivide => "Conv2D",
            FaultId.AddMismatch or FaultId.ShortcutImpossible => "Add",
            FaultId.ConcatMismatch => "Concat",
            FaultId.RepeatOfNoBlock or FaultId.BlockOfAnotherProject or FaultId.BlockFaulty or FaultId.WidthMissing
                or FaultId.WidthNotWhole => KnownNames.Repeat,
            FaultId.UnitsNotPositive => "Dense",
            FaultId.DropoutOutOfRange => "Dropout",
            FaultId.SlopeOutOfRange => "LeakyRelu",
            FaultId.ThresholdOutOfRange => "Relu",
            FaultId.GateValueOutOfRange or FaultId.GateMisplaced or FaultId.GateOfOutputs or FaultId.GateKeepsAll =>
                "Gate",
            FaultId.TrainingValueOutOfRange or FaultId.NesterovWithoutMomentum or FaultId.ArenaTooLarge => "Train",
            FaultId.RateOutOfRange or FaultId.PolicyTwice or FaultId.KeepAndPrune or FaultId.EverythingKept
                or FaultId.PolicyWithoutLayers or FaultId.MinimumKeptOutOfRange or FaultId.LayerEmptied
                or FaultId.PolicyRemovesNothing or FaultId.SamplesOutOfRange or FaultId.CriterionValueOutOfRange
                or FaultId.CriterionOfOtherGranularity or FaultId.ScopeOfOtherGranularity
                or FaultId.PatternOutOfRange or FaultId.RateOfPattern or FaultId.PatternDoesNotDivide
                or FaultId.OutputsRemoved or FaultId.CriterionLacksItsInput or FaultId.RegrowOfOtherGranularity
                or FaultId.RegrowOfOtherCriterion or FaultId.MovementOfOtherMembers
                or FaultId.NormOfMagnitude or FaultId.CriterionMeetsGate
                or FaultId.LaterPolicyRemovesNothing or FaultId.PatternNotFirst
                or FaultId.ChannelsOfOutputs or FaultId.ChannelsOfSamples or FaultId.ChannelsNotAligned
                or FaultId.ChannelsHeld or FaultId.WeightBlockOutOfRange or FaultId.WeightBlockTooLarge
                or FaultId.RoundToOutOfRange
                or FaultId.CostOutOfReach or FaultId.UnitNotCounted => "Prune",
            FaultId.BudgetExceeded or FaultId.BudgetOfData or FaultId.BudgetNegative or FaultId.BudgetWithoutLimit =>
                "Budget",
            FaultId.RegrowWithoutPolicy or FaultId.RegrowValueOutOfRange or FaultId.RegrowWithoutMomentum
                or FaultId.RegrowTwoIntervals => "Regrow",
            FaultId.ScheduleWithoutPolicy or FaultId.RoundsOutOfRange or FaultId.RoundsWithoutFineTuning
                or FaultId.RewindWithoutTraining or FaultId.ScheduleValueOfOtherTime or FaultId.ScheduleValueOutOfRange
                or FaultId.ScheduleOutsideTraining or FaultId.InitialRateTooHigh or FaultId.RewindEpochUnreached
                or FaultId.ReplayTooLong or FaultId.RegrowWithOtherSchedule => "Schedule",
            FaultId.KeepAndLearn or FaultId.PruneAndLearn or FaultId.MovementWithoutPolicy
                or FaultId.LearnedValueOutOfRange or FaultId.MaskWithoutLayers
                or FaultId.ThresholdWithoutDecay => "Learn",
            FaultId.StrengthNotPositive or FaultId.NormTwice or FaultId.NormWithoutProximalStep => "Regularize",
            FaultId.GrowthWithoutPolicy or FaultId.GrowthOutOfRange or FaultId.GrowthValueOutOfRange
                or FaultId.GrowthAndSchedule or FaultId.GrowthAndRegrowth => "GrowPenalty",
            FaultId.ValueUndefined or FaultId.ArgumentsUnreadable or FaultId.AttributeOutsideNetwork
                or FaultId.OperatorBeforeOwn or FaultId.LayerWithTwoOperators or FaultId.NothingJoined
                or FaultId.LayerUnknown or FaultId.LayerJoinedTwice or FaultId.OperatorValueOutOfRange
                or FaultId.BlockStrideMisplaced or FaultId.SettingHasNoEffect or FaultId.AttributeOnBlock
                or FaultId.RepeatInsideBlock or FaultId.KernelTooLarge or FaultId.ImageNeeded => fault.Arguments[0],
            _ => null,
        };
    }

    // Of several members of one name, the last: the first is the one that may stay.
    private static ISymbol? MemberOf(INamedTypeSymbol type, Fault fault)
    {
        ISymbol? found = null;
        foreach (ISymbol member in fault.Member.Length == 0 ? [] : type.GetMembers(fault.Member))
        {
            List<SyntaxReference> written = SourceOrder.Declarations(member);
            if (written.Count > 0
                && (found is null || SourceOrder.Compare(SourceOrder.Declarations(found)[0], written[0]) < 0))
            {
                found = member;
            }
        }

        return found;
    }

    // Of several attributes of one kind, where it is not said which, the last, for the same reason.
    private static SyntaxReference? FindAttribute(ISymbol symbol, string name, int occurrence = -1)
    {
        SyntaxReference? found = null;
        int seen = 0;
        foreach (AttributeReader attribute in AttributeReader.ReadAll(symbol))
        {
            if (attribute.Name == name && (occurrence < 0 || seen++ == occurrence))
            {
                found = attribute.Source;
            }
        }

        return found;
    }

    // The identifier. Of a class in several parts, that of the part with [Network] or [Block].
    private static Location NameOf(ISymbol symbol, CancellationToken cancellation)
    {
        if ((FindAttribute(symbol, KnownNames.Network) ?? FindAttribute(symbol, KnownNames.Block)) is { } first
            && first.GetSyntax(cancellation).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration)
        {
            return declaration.Identifier.GetLocation();
        }

        foreach (Location location in symbol.Locations)
        {
            if (location.SourceTree is { } tree && !SourceOrder.IsEmitted(tree))
            {
                return location;
            }
        }

        return Location.None;
    }
}
