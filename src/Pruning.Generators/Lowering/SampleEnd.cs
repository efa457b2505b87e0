using System.Collections.Generic;
using System.Linq;

namespace Pruning.Generators.Lowering;

/// <summary>
/// What a kernel of a single sample does to a finished sum v before it stores it: y[k] = f(a[k] v + b[k] + z[k]).
/// </summary>
/// <param name="Shifts">Whether there is b: a bias, or that of batch normalisation.</param>
/// <param name="Scales">Whether there is a: batch normalisation.</param>
/// <param name="Adds">Whether there is z, another value of the same shape: the end of a residual block.</param>
/// <param name="Activation">f.</param>
internal sealed record SampleEnd(bool Shifts, bool Scales, bool Adds, Epilogue Activation)
{
    /// <summary>The names of the operands between the weights and y, in their order.</summary>
    public IEnumerable<string> Operands => Vectors.Concat(Adds ? ["z"] : []);

    /// <summary>Those of them that hold a number per channel.</summary>
    public IEnumerable<string> Vectors => (Scales ? new[] { "a" } : []).Concat(Shifts ? ["b"] : []);

    /// <summary>Whether a sum begins with b, rather than getting it at the end.</summary>
    public bool BeginsWithBias => Shifts && !Scales;

    /// <summary>What it adds to the name of a kernel: "_Scaled_Sum_Relu".</summary>
    public string Suffix =>
        (Scales ? "_Scaled" : Shifts ? "" : "_NoBias") + (Adds ? "_Sum" : "") + Activation.Suffix;

    /// <summary>The formula around the text of the sum: "f(a[k] Σ + b[k] + z[k])".</summary>
    public string Formula(string sum) => "f(" + Inside(sum) + ")";

    /// <summary>The same with a factor before the function: "f(m[k] (a[k] Σ + b[k]))".</summary>
    public string Formula(string sum, string factor) => "f(" + factor + " (" + Inside(sum) + "))";

    private string Inside(string sum) =>
        (Scales ? "a[k] " : "") + sum + (Shifts ? " + b[k]" : "") + (Adds ? " + z[k]" : "");
}
