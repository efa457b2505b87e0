namespace Pruning.Penalties;

/// <summary>What a worker takes of a penalty. Stages follow each other, so that no two workers change one weight, and
/// the penalties of a layer act in the same order for any number of threads.</summary>
internal enum PenaltyStage
{
    /// <summary>Some of the weights, each by itself.</summary>
    Weights,

    /// <summary>Some of the outputs.</summary>
    Outputs,

    /// <summary>Some of the inputs.</summary>
    Inputs,

    /// <summary>A whole layer.</summary>
    Layers,
}
