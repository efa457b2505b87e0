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
                penalties.Add(new RegularizeDeclaration((Norm)attribute.Int32(0, 0), attribute.Double(1, 0)));
            }
        }

        return penalties.ToEquatableArray();
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
                return new ScheduleDeclaration(
                    (When)attribute.Int32(0, 0),
                    attribute.Int32("Rounds", 1),
                    attribute.Int32("FineTuneEpochs", -1),
                    (Rewind)attribute.Int32("Rewind", 0),
                    (RoundSpacing)attribute.Int32("Spacing", 0));
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
                    Given = ReadGiven(attribute),
                };
            }
        }

        return defaults;
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
            N = attribute.Int32("N", defaults.N),
            M = attribute.Int32("M", defaults.M),
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

    private static GivenTrainValues ReadGiven(AttributeReader attribute)
    {
        return TrainValues.Where(value => attribute.Has(value.ToString())).Aggregate(
            GivenTrainValues.None, (all, value) => all | value);
    }
}
