using System;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Common;

/// <summary>
/// The outcome of a stage: a value, or the faults that prevented it. Errors are values until the analyzer reports them.
/// A value can have faults too: those are warnings.
/// </summary>
internal readonly record struct Result<T>(T? Value, EquatableArray<Fault> Faults)
    where T : class, IEquatable<T>
{
    public bool Succeeded => Value is not null;

    public static implicit operator Result<T>(T value) => new(value, []);

    public static Result<T> Failure(EquatableArray<Fault> faults) => new(null, faults);

    /// <summary>Runs the next stage on the value, or hands the faults on.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next)
        where TNext : class, IEquatable<TNext>
    {
        return Value is null ? Result<TNext>.Failure(Faults) : next(Value);
    }
}
