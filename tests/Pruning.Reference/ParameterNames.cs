namespace Pruning.Reference;

/// <summary>The names under which parameters and running statistics are kept, the same as in a saved network.</summary>
public static class ParameterNames
{
    /// <summary>The weights [K, C] or [K, C / groups, R, R] of a layer.</summary>
    public static string Weights(string layer) => layer + ".Weights";

    /// <summary>The bias [K] of a layer.</summary>
    public static string Bias(string layer) => layer + ".Bias";

    /// <summary>The scale [C] of a batch normalisation, whose name is that of its node: "Stem.BatchNorm".</summary>
    public static string Scale(string norm) => norm + ".Scale";

    /// <summary>The shift [C] of a batch normalisation.</summary>
    public static string Shift(string norm) => norm + ".Shift";

    /// <summary>The running mean [C] of a batch normalisation.</summary>
    public static string Mean(string norm) => norm + ".Mean";

    /// <summary>The running variance [C] of a batch normalisation.</summary>
    public static string Variance(string norm) => norm + ".Variance";
}
