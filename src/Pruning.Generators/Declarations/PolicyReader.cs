using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>
/// Reads the attributes that say how a network is trained and pruned. Values not given are the attribute's own
/// defaults.
/// </summary>
internal static class PolicyReader
{
    private static readonly GivenTrainValues[] TrainValues =
        (GivenTrainValues[])Enum.GetValues(typeof(GivenTrainValues));

    private static readonly GivenPruneValues[] PruneValues =
        (GivenPruneValues[])Enum.GetValues(typeof(GivenPruneValues));

    private static readonly GivenScheduleValues[] ScheduleValues =
        (GivenScheduleValues[])Enum.GetValues(typeof(GivenScheduleValues));

    private static readonly GivenRegrowValues[] RegrowValues =
        (GivenRegrowValues[])Enum.GetValues(typeof(GivenRegrowValues));

    private static readonly GivenLearnValues[] LearnValues =
        (GivenLearnValues[])Enum.GetValues(typeof(GivenLearnValues));

    public static EquatableArray<PruneDeclaration> ReadPrune(List<AttributeReader> attributes)
    {
        List<PruneDeclaration> policies = [];
        foreach (AttributeReader attribute in attributes)
        {
            if (attribute.Name == "Prune")
            {
                policies.Add(ReadPrune(attribute));
            }
        }

        return policies.ToEquatableArray();
    }

    public static EquatableArray<RegularizeDeclaration> ReadRegularize(List<AttributeReader> attributes)
    {
        List<RegularizeDeclaration> penalties = [];
        foreach (AttributeReader attribute in attributes)
        {
            if (attribute.Name == "Regularize" && attribute.IsReadable)
            {
                penalties.Add(new RegularizeDeclaration((Norm)attribute.Int32(0, 0), attribute.Double(1, 0))
                {
                    Proximal = attribute.Boolean("Proximal", false),
                    GroupBy = (GroupBy)attribute.Int32("GroupBy", 0),
                });
            }
        }

        return penalties.ToEquatableArray();
    }

    public static LearnDeclaration? ReadLearn(List<AttributeReader> attributes)
    {
        foreach (AttributeReader attribute in attributes)
        {
            if (attribute.Name == "Learn" && attribute.IsReadable)
            {
                return new LearnDeclaration((LearnedMask)attribute.Int32(0, 0))
                {
                    Strength = attribute.Double("Strength", 0),
                    InitialThreshold = attribute.Double("InitialThreshold", 0),
                    DropRate = attribute.Double("DropRate", 0),
                    LearningRateFactor = attribute.Double("LearningRateFactor", 1),
                    Given = LearnValues.Where(value => attribute.Has(value.ToString())).Aggregate(
                        GivenLearnValues.None, (all, value) => all | value),
                };
            }
        }

        return null;
    }

    public static GrowPenaltyDeclaration? ReadGrowPenalty(List<AttributeReader> attributes)
    {
        var defaults = new GrowPenaltyDeclaration();
        foreach (AttributeReader attribute in attributes)
        {
            if (attribute.Name == "GrowPenalty" && attribute.IsReadable)
            {
                return new GrowPenaltyDeclaration(
                    attribute.Int32("BeginEpoch", defaults.BeginEpoch),
                    attribute.Int32("EndEpoch", defaults.EndEpoch),
                    attribute.Double("Delta", defaults.Delta),
                    attribute.Int32("EverySteps", defaults.EverySteps),
                    attribute.Double("Ceiling", defaults.Ceiling));
            }
        }

        return null;
    }

    public static BudgetDeclaration? ReadBudget(List<AttributeReader> attributes)
    {
        foreach (AttributeReader attribute in attributes)
        {
            if (attribute.Name == "Budget" && attribute.IsReadable)
            {
                return new BudgetDeclaration(
                    attribute.Int64("MaxMacs", 0),
                    attribute.Int64("MaxParameters", 0),
                    attribute.Int64("MaxBytes", 0));
            }
        }

        return null;
    }

    public static GateDeclaration? ReadGate(List<AttributeReader> attributes)
    {
        var defaults = new GateDeclaration();
        foreach (AttributeReader attribute in attributes)
        {
            if (attribute.Name == "Gate")
            {
                return new GateDeclaration(
                    attribute.Double("Keep", defaults.Keep), attribute.Double("Strength", defaults.Strength));
            }
        }

        return null;
    }

    public static ScheduleDeclaration? ReadSchedule(List<AttributeReader> attributes)
    {
        foreach (AttributeReader attribute in attributes)
        {
            if (attribute.Name == "Schedule")
            {
                return ReadSchedule(attribute);
            }
        }

        return null;
    }

    public static RegrowDeclaration? ReadRegrow(List<AttributeReader> attributes)
    {
        foreach (AttributeReader attribute in attributes)
        {
            if (attribute.Name == "Regrow")
            {
                return ReadRegrow(attribute);
            }
        }

        return null;
    }

    public static TrainDeclaration ReadTrain(List<AttributeReader> attributes)
    {
        var defaults = new TrainDeclaration();
        foreach (AttributeReader attribute in attributes)
        {
            if (attribute.Name == "Train")
            {
                return new TrainDeclaration(
                    (Optimizer)attribute.Int32(0, (int)defaults.Optimizer),
                    attribute.Double("LearningRate", defaults.LearningRate),
                    attribute.Int32("BatchSize", defaults.BatchSize),
                    attribute.Int32("Epochs", defaults.Epochs),
                    attribute.Double("Momentum", defaults.Momentum),
                    attribute.Boolean("Nesterov", defaults.Nesterov),
                    attribute.Double("Beta1", defaults.Beta1),
                    attribute.Double("Beta2", defaults.Beta2),
                    attribute.Double("Epsilon", defaults.Epsilon),
                    attribute.Double("WeightDecay", defaults.WeightDecay),
                    (LearningRateCurve)attribute.Int32("Curve", (int)defaults.Curve),
                    attribute.Double("WarmupEpochs", defaults.WarmupEpochs),
                    attribute.Int32("StepEpochs", defaults.StepEpochs),
                    attribute.Double("StepFactor", defaults.StepFactor))
                {
                    Given = TrainValues.Where(value => attribute.Has(value.ToString())).Aggregate(
                        GivenTrainValues.None, (all, value) => all | value),
                };
            }
        }

        return defaults;
    }

    private static RegrowDeclaration ReadRegrow(AttributeReader attribute)
    {
        var defaults = new RegrowDeclaration((Growth)attribute.Int32(0, 0));
        return defaults with
        {
            Fraction = attribute.Double("Fraction", defaults.Fraction),
            Anneal = (Anneal)attribute.Int32("Anneal", 0),
            EverySteps = attribute.Int32("EverySteps", defaults.EverySteps),
            EveryEpochs = attribute.Double("EveryEpochs", defaults.EveryEpochs),
            EndEpoch = attribute.Double("EndEpoch", defaults.EndEpoch),
            WarmupEpochs = attribute.Double("WarmupEpochs", defaults.WarmupEpochs),
            Gamma = attribute.Double("Gamma", defaults.Gamma),
            Power = attribute.Double("Power", defaults.Power),
            Given = RegrowValues.Where(value => attribute.Has(value.ToString())).Aggregate(
                GivenRegrowValues.None, (all, value) => all | value),
        };
    }

    private static PruneDeclaration ReadPrune(AttributeReader attribute)
    {
        var defaults = new PruneDeclaration(Criterion.Magnitude);
        var granularity = (Granularity)attribute.Int32("Granularity", 0);

        // A rate that cannot be read is not one that was forgotten: the least rate breaks no rule. A pattern needs no
        // rate.
        double noRate = attribute.IsReadable || granularity == Granularity.NofM ? 0 : double.Epsilon;
        return new PruneDeclaration(
            (Criterion)attribute.Int32(0, 0),
            (Scope)attribute.Int32(1, 0),
            attribute.Double("Rate", noRate),
            (Collapse)attribute.Int32("Collapse", 0),
            attribute.Int32("MinimumKept", 1))
        {
            Granularity = granularity,
            Unit = (RateUnit)attribute.Int32("Unit", 0),
            N = attribute.Int32("N", defaults.N),
            M = attribute.Int32("M", defaults.M),
            Rows = attribute.Int32("Rows", defaults.Rows),
            Columns = attribute.Int32("Columns", defaults.Columns),
            RoundTo = attribute.Int32("RoundTo", defaults.RoundTo),
            Aggregation = (Aggregation)attribute.Int32("Aggregation", 0),
            Normalize = attribute.Boolean("Normalize", false),
            Norm = (Norm)attribute.Int32("Norm", 0),
            Samples = attribute.Int32("Samples", 0),
            Shuffle = attribute.Boolean("Shuffle", false),
            Reduction = (Reduction)attribute.Int32("Reduction", 0),
            Iterations = attribute.Int32("Iterations", defaults.Iterations),
            Damping = attribute.Double("Damping", 0),
            BlockSize = attribute.Int32("BlockSize", 0),
            Given = PruneValues.Where(value => attribute.Has(value.ToString())).Aggregate(
                GivenPruneValues.None, (all, value) => all | value),
        };
    }

    private static ScheduleDeclaration ReadSchedule(AttributeReader attribute)
    {
        var defaults = new ScheduleDeclaration();
        return new ScheduleDeclaration(
            (When)attribute.Int32(0, 0),
            attribute.Int32("Rounds", defaults.Rounds),
            attribute.Int32("FineTuneEpochs", defaults.FineTuneEpochs),
            (Rewind)attribute.Int32("Rewind", 0),
            (RoundSpacing)attribute.Int32("Spacing", 0))
        {
            RewindEpoch = attribute.Int32("RewindEpoch", 0),
            BeginEpoch = attribute.Double("BeginEpoch", 0),
            EndEpoch = attribute.Double("EndEpoch", defaults.EndEpoch),
            EverySteps = attribute.Int32("EverySteps", defaults.EverySteps),
            Curve = (RateCurve)attribute.Int32("Curve", 0),
            Power = attribute.Double("Power", defaults.Power),
            InitialRate = attribute.Double("InitialRate", 0),
            Given = ScheduleValues.Where(value => attribute.Has(value.ToString())).Aggregate(
                GivenScheduleValues.None, (all, value) => all | value),
        };
    }
}
