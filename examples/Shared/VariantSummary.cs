namespace Examples;

/// <summary>One of several ways, as --json writes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Run">What came of it.</param>
internal sealed record VariantSummary(string Name, RunSummary Run);
