using System;
using Pruning.Data;

namespace Pruning.Analysis;

/// <summary>
/// The loss of each sample for itself, and its derivatives by what it reads, which is the last value of a graph.
/// </summary>
internal abstract class GraphLoss
{
    /// <summary>The one that a network declares.</summary>
    public static GraphLoss Of(Loss loss) => loss switch
    {
        Loss.MeanSquaredError => new SquaredErrorLoss(),
        _ => new CrossEntropyLoss(),
    };

    /// <summary>Numbers that a tape holds of each sample for it.</summary>
    /// <param name="outputs">Numbers that it reads.</param>
    public virtual int TargetsOf(int outputs) => 0;

    /// <summary>Loads these of the samples of a tile.</summary>
    public virtual void Load(Dataset data, TapeTile tile, int outputs)
    {
    }

    /// <summary>Writes the losses of the samples of a tile.</summary>
    /// <param name="data">What the network should answer.</param>
    /// <param name="tile">The samples.</param>
    /// <param name="value">The value that the loss reads.</param>
    public void Forward(Dataset data, TapeTile tile, int value)
    {
        for (int lane = 0; lane < tile.Samples; lane++)
        {
            tile.Tape.Losses[(tile.Index * Tape.Lanes) + lane] = LossOf(data, tile, value, lane);
        }
    }

    /// <summary>Writes gradients.</summary>
    public void Gradient(Dataset data, TapeTile tile, int value)
    {
        tile.Of(TapeKind.Gradient, value).Clear();
        for (int lane = 0; lane < tile.Samples; lane++)
        {
            Gradient(data, tile, value, lane);
        }
    }

    /// <summary>Writes the derivatives of the gradients along the tangents.</summary>
    public void TangentGradient(TapeTile tile, int value)
    {
        tile.Of(TapeKind.TangentGradient, value).Clear();
        for (int lane = 0; lane < tile.Samples; lane++)
        {
            TangentGradient(tile, value, lane);
        }
    }

    /// <summary>Writes second derivatives in the place of gradients.</summary>
    public void Curvature(TapeTile tile, int value)
    {
        tile.Of(TapeKind.Gradient, value).Clear();
        for (int lane = 0; lane < tile.Samples; lane++)
        {
            Curvature(tile, value, lane);
        }
    }

    private protected abstract double LossOf(Dataset data, TapeTile tile, int value, int lane);

    private protected abstract void Gradient(Dataset data, TapeTile tile, int value, int lane);

    private protected abstract void TangentGradient(TapeTile tile, int value, int lane);

    private protected abstract void Curvature(TapeTile tile, int value, int lane);

    /// <summary>The sample of a lane.</summary>
    private protected static int IndexOf(TapeTile tile, int lane) =>
        tile.Tape.Indices[(tile.Index * Tape.Lanes) + lane];
}
