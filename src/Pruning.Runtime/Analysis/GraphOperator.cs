using System.ComponentModel;

namespace Pruning.Analysis;

/// <summary>
/// An operator of the network as it predicts, in double precision, with the derivatives that criteria ask for. Emitted
/// code makes those that a network has; they have no state. Derivatives are added to those of the inputs, which may
/// have several readers.
/// </summary>
/// <param name="inputs">The values that it reads, by their numbers.</param>
/// <param name="output">The value that it makes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GraphOperator(int[] inputs, int output)
{
    /// <summary>The values that it reads.</summary>
    internal int[] Inputs { get; } = inputs;

    /// <summary>The value that it makes.</summary>
    internal int Output { get; } = output;

    /// <summary>Numbers that it keeps for itself, made of parameters.</summary>
    internal virtual int Constants => 0;

    /// <summary>Makes them anew of the parameters.</summary>
    internal virtual void Prepare(GraphNumbers numbers)
    {
    }

    /// <summary>y = f(x).</summary>
    internal abstract void Forward(GraphNumbers numbers, TapeTile tile);

    /// <summary>The tangent of y.</summary>
    internal abstract void PushTangent(GraphNumbers numbers, TapeTile tile);

    /// <summary>Adds the gradients of the inputs.</summary>
    internal abstract void PullGradient(GraphNumbers numbers, TapeTile tile);

    /// <summary>Adds the tangents of the gradients of the inputs.</summary>
    internal abstract void PullTangentGradient(GraphNumbers numbers, TapeTile tile);

    /// <summary>Adds the second derivatives by the inputs.</summary>
    internal abstract void PullCurvature(GraphNumbers numbers, TapeTile tile);
}
