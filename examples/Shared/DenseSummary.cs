namespace Examples;

/// <summary>The network before the first removal.</summary>
/// <param name="Accuracy">Accuracy on the test data; null where there is none.</param>
/// <param name="Loss">Mean loss on the test data.</param>
/// <param name="SecondsPerEpoch">Mean time of the steps of an epoch; null if none ran here.</param>
internal sealed record DenseSummary(double? Accuracy, double? Loss, double? SecondsPerEpoch);
