namespace Pruning.Reference;

/// <summary>One tensor of parameters as an optimiser sees it.</summary>
/// <param name="values">The parameters; they are changed in place.</param>
/// <param name="isWeight">Whether decay and penalties apply: true for weights, false for biases.</param>
/// <param name="kept">False where a weight is removed; null where none is.</param>
internal sealed class ParameterState(double[] values, bool isWeight, bool[]? kept = null)
{
    public double[] Values { get; } = values;

    public bool IsWeight { get; } = isWeight;

    public bool[]? Kept { get; set; } = kept;

    /// <summary>v of SGD, m of Adam.</summary>
    public double[] FirstMoment { get; } = new double[values.Length];

    /// <summary>v of Adam.</summary>
    public double[] SecondMoment { get; } = new double[values.Length];

    /// <summary>t, the number of steps taken.</summary>
    public int Steps { get; set; }
}
