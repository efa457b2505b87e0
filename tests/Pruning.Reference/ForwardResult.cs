using System.Collections.Generic;

namespace Pruning.Reference;

/// <summary>What a forward pass computes.</summary>
/// <param name="Values">Every value by the name of its node, [N, size] row-major, but not the loss.</param>
/// <param name="Loss">The loss, NaN where the batch has neither labels nor targets.</param>
public sealed record ForwardResult(IReadOnlyDictionary<string, double[]> Values, double Loss);
