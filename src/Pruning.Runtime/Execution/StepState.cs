namespace Pruning.Execution;

/// <summary>
/// The numbers of the present step that emitted code reads: all that changes from step to step but the arena.
/// </summary>
public sealed class StepState
{
    /// <summary>Samples in the loaded batch; lanes beyond them are padding and contribute exactly nothing.</summary>
    public int Samples { get; internal set; }

    /// <summary>Groups that these samples fill.</summary>
    public int Groups { get; internal set; }

    /// <summary>Whether gradients are applied as they are made; otherwise they are stored.</summary>
    public bool Apply { get; internal set; }

    /// <summary>The learning rate.</summary>
    public float LearningRate { get; internal set; }

    /// <summary>Adam: 1 / (1 - β1^t).</summary>
    public float FirstCorrection { get; internal set; }

    /// <summary>Adam: 1 / (1 - β2^t).</summary>
    public float SecondCorrection { get; internal set; }

    /// <summary>What dropout draws from in this step.</summary>
    public uint DropoutKey { get; internal set; }
}
