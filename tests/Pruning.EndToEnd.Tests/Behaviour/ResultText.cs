using System.Globalization;
using System.Linq;
using Pruning.Training;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>A training result as text: equal exactly where every number is.</summary>
internal static class ResultText
{
    public static string Of(TrainingResult result) =>
        string.Join('\n', result.Rounds.Prepend(result.Dense).Select(phase => string.Create(
            CultureInfo.InvariantCulture,
            $"{phase.Round}: loss {phase.Loss:R} accuracy {phase.Accuracy:R} kept {string.Join(' ', phase.Kept)} "
            + $"collapses {string.Join(' ', phase.Collapses)}")));
}
