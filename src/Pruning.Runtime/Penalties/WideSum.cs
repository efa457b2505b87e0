using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pruning.Penalties;

/// <summary>A sum of single numbers in double, sixteen at a time and always in the same order.</summary>
internal struct WideSum
{
    private Vector512<double> _lanes;
    private double _rest;

    /// <summary>The sum.</summary>
    public readonly double Total => Vector512.Sum(_lanes) + _rest;

    /// <summary>Adds sixteen numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<float> numbers) =>
        _lanes += Vector512.WidenLower(numbers) + Vector512.WidenUpper(numbers);

    /// <summary>Adds the product of sixteen numbers and sixteen others, which is not rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Vector512<float> left, Vector512<float> right)
    {
        _lanes = Vector512.FusedMultiplyAdd(Vector512.WidenLower(left), Vector512.WidenLower(right), _lanes);
        _lanes = Vector512.FusedMultiplyAdd(Vector512.WidenUpper(left), Vector512.WidenUpper(right), _lanes);
    }

    /// <summary>Adds a number.</summary>
    public void Add(double number) => _rest += number;
}
