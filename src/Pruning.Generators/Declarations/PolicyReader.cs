using System;
using System.Collections.Generic;
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

    public static EquatableArray<PruneDeclaration> ReadPrune(List<AttributeReader> attributes)
    {
        List<PruneDeclaration> policies = [];
        foreach (AttributeReader attribute in attributes)
        {
            if (attribute.Name == "Prune")
            {
                // A rate that cannot be read is not one that was forgotten: the least rate breaks no rule.
                policies.Add(new PruneDeclaration(
                    (Criterion)attribute.Int32(0, 0),
                    (Scope)attribute.Int32(1, 0),
                    attribute.Double("Rate", attribute.IsReadable ? 0 : double.Epsilon),
                    (Collapse)attribute.Int32("Collapse", 0),
                    attribute.Int32("MinimumKept", 1))
                {
                    Samples = attribute.Int32("Samples", 0),
                    Shuffle = attribute.Boolean("Shuffle", false),
                    Reduction = (Reduction)attribute.Int32("Reduction", 0),
                });
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

    private static GivenTrainValues ReadGiven(AttributeReader attribute)
    {
        GivenTrainValues given = GivenTrainValues.None;
        foreach (GivenTrainValues value in TrainValues)
        {
            given |= attribute.Has(value.ToString()) ? value : GivenTrainValues.None;
        }

        return given;
    }
}
