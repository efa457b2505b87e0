namespace Examples;

/// <summary>What a phase has left of a layer.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Kept">Weights that are kept.</param>
/// <param name="Total">All its weights.</param>
internal sealed record LayerSummary(string Name, int Kept, int Total);
