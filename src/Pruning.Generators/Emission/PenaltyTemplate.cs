using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Emission;

/// <summary>Prints what encourages sparsity, where the runtime brings it in.</summary>
internal static class PenaltyTemplate
{
    /// <summary>The initializer of a layer's penalties, or nothing where it has none.</summary>
    public static void Write(SourceWriter writer, EquatableArray<RegularizeDeclaration> penalties)
    {
        if (penalties.Count > 0)
        {
            writer.Lines($"Penalties = [{string.Join(", ", penalties.Select(Create))}],");
        }
    }

    /// <summary>The initializer of a growing penalty.</summary>
    /// <param name="growing">The penalty.</param>
    /// <param name="epochs">Epochs of the training.</param>
    public static string Create(GrowPenaltyDeclaration growing, int epochs) =>
        $"new() {{ BeginEpoch = {Literal.Of(growing.BeginEpoch)}, EndEpoch = {Literal.Of(growing.EndEpoch)}, "
        + $"Epochs = {Literal.Of(epochs)}, Delta = {Literal.Of(growing.Delta)}, "
        + $"EverySteps = {Literal.Of(growing.EverySteps)}, Ceiling = {Literal.Of(growing.Ceiling)} }}";

    private static string Create(RegularizeDeclaration penalty)
    {
        string proximal = penalty.Proximal ? ", IsProximal = true" : "";
        string groups = penalty.GroupBy == default ? "" : $", GroupBy = global::Pruning.GroupBy.{penalty.GroupBy}";
        return $"new() {{ Norm = global::Pruning.Norm.{penalty.Norm}, Strength = {Literal.Of(penalty.Strength)}"
            + proximal + groups + " }";
    }
}
