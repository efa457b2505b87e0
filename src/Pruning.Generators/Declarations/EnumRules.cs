using System;
using System.Globalization;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>An enum argument can hold any number, by a cast. This finds those that mean nothing.</summary>
internal static class EnumRules
{
    public static bool IsUndefined(Enum value) => !Enum.IsDefined(value.GetType(), value);

    /// <summary>The fault of an undefined value in an attribute of the member.</summary>
    public static Fault Fault(string member, string attribute, Enum value)
    {
        long number = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        return new Fault(FaultId.ValueUndefined, member, [attribute, Invariant.Text(number), value.GetType().Name]);
    }
}
