namespace Pruning.Data;

/// <summary>The two halves of CIFAR-10, or of a set in the same format.</summary>
/// <param name="Train">Images to learn from: 50,000 in the original.</param>
/// <param name="Test">Images to judge by: 10,000 in the original.</param>
public sealed record Cifar10Data(Dataset Train, Dataset Test);
