using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Policies;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Emission;

/// <summary>Prints the criterion of a group. Only what is printed gets into the user's program.</summary>
internal static class CriterionTemplate
{
    /// <summary>"new global::Pruning.Criteria.FisherCriterion(1000, false)": what the criterion reads of samples,
    /// shuffle, reduction, iterations, damping, block size and norm, in this order.</summary>
    public static string Create(PruningGroup group)
    {
        CriterionSettings settings = group.Settings;
        List<string> arguments = [];
        Add(CriterionTrait.NeedsData, Literal.Of(settings.Samples));
        Add(CriterionTrait.NeedsData, Literal.Of(settings.Shuffle));
        Add(CriterionTrait.Reductions, "global::Pruning.Reduction." + settings.Reduction);
        Add(CriterionTrait.Iterations, Literal.Of(settings.Iterations));
        Add(CriterionTrait.Damping, Literal.Of(settings.Damping));
        Add(CriterionTrait.Blocks, Literal.Of(settings.BlockSize));
        if (settings.Norm != default)
        {
            Add(CriterionTrait.Norms, "global::Pruning.Norm." + settings.Norm);
        }

        return $"new global::Pruning.Criteria.{group.Criterion}Criterion({string.Join(", ", arguments)})";

        void Add(CriterionTrait trait, string argument)
        {
            if (group.Criterion.Has(trait))
            {
                arguments.Add(argument);
            }
        }
    }
}
