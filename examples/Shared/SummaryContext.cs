using System.Text.Json.Serialization;

namespace Examples;

/// <summary>The emitted serialisers of a summary: no reflection, so that they work in a native build.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(ComparisonSummary))]
internal sealed partial class SummaryContext : JsonSerializerContext;
