using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What is said of the data that a criterion looks at.</summary>
/// <param name="Samples">How many samples; 0 for the default.</param>
/// <param name="Shuffle">Whether they are drawn from all of the data.</param>
/// <param name="Reduction">How they are brought together.</param>
internal sealed record CriterionSettings(int Samples = 0, bool Shuffle = false, Reduction Reduction = default);
