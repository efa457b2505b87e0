using System;

namespace Pruning;

/// <summary>
/// What a network may cost once all of its policies have removed what they remove. The build fails where it costs more,
/// as far as declarations say what is left; where data decides, it warns. At least one limit has to be given.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most multiply-adds of a prediction for one sample: each kept weight, once per pixel of the output
    /// of its layer. Default, and 0: no limit.</summary>
    public long MaxMacs { get; set; }

    /// <summary>The most parameters: kept weights, biases, scales and shifts of normalisations. Default, and 0: no
    /// limit.</summary>
    public long MaxParameters { get; set; }

    /// <summary>The most bytes: four for each parameter, and for each running mean and variance. Removed ones are not
    /// stored. Default, and 0: no limit.</summary>
    public long MaxBytes { get; set; }
}
