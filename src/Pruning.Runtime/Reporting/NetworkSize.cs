namespace Pruning.Reporting;

/// <summary>How large a network or a part of it is.</summary>
/// <param name="Parameters">What is trained and kept: weights that no mask removes, biases, and scale and shift of
/// batch normalisations.</param>
/// <param name="MultiplyAdds">Multiply-adds of the forward pass for one sample with the kept weights.</param>
/// <param name="Bytes">Memory of all parameters and running averages, 4 bytes each. A removed weight still has its
/// place: only smaller shapes need fewer bytes.</param>
public readonly record struct NetworkSize(long Parameters, long MultiplyAdds, long Bytes)
{
    /// <summary>The sum of each of them.</summary>
    /// <param name="left">The first summand.</param>
    /// <param name="right">The second summand.</param>
    public static NetworkSize operator +(NetworkSize left, NetworkSize right) => new(
        left.Parameters + right.Parameters, left.MultiplyAdds + right.MultiplyAdds, left.Bytes + right.Bytes);
}
