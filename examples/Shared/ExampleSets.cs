using Pruning.Data;

namespace Examples;

/// <summary>The data of a run.</summary>
/// <param name="Train">Samples to learn from.</param>
/// <param name="Test">Samples to judge by.</param>
internal sealed record ExampleSets(Dataset Train, Dataset Test);
