namespace Pruning.Data;

/// <summary>The two halves of MNIST, or of a set in the same files and sizes.</summary>
/// <param name="Train">Images to learn from: 60,000 in the original.</param>
/// <param name="Test">Images to judge by: 10,000 in the original.</param>
public sealed record MnistData(Dataset Train, Dataset Test);
