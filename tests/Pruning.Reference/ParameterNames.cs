namespace Pruning.Reference;

/// <summary>The names under which parameters are kept, the same as in a saved network.</summary>
public static class ParameterNames
{
    /// <summary>The weights [K, C] of a layer.</summary>
    public static string Weights(string layer) => layer + ".Weights";

    /// <summary>The bias [K] of a layer.</summary>
    public static string Bias(string layer) => layer + ".Bias";
}
