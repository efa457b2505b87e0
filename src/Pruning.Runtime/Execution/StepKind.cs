namespace Pruning.Execution;

/// <summary>What becomes of the gradients of a step.</summary>
internal enum StepKind
{
    /// <summary>They are applied as they are made.</summary>
    Apply,

    /// <summary>They are stored, to be applied from there: those of all weights. Running statistics move.</summary>
    Store,

    /// <summary>They are stored, and the network stays as it is.</summary>
    Look,

    /// <summary>The same, of the network as it predicts; see <see cref="StepState.IsFrozen"/>.</summary>
    LookFrozen,
}
