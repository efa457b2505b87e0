using System;

namespace Pruning.Generators.Policies;

/// <summary>What can be said of a criterion.</summary>
[Flags]
internal enum CriterionTrait
{
    None = 0,

    /// <summary>It looks at samples.</summary>
    NeedsData = 1,

    /// <summary>It can bring them together in more than one way.</summary>
    Reductions = 2,

    /// <summary>It reads their classes.</summary>
    NeedsLabels = 4,

    /// <summary>It scores whole neurons and filters, never single weights.</summary>
    UnitsOnly = 8,

    /// <summary>It updates the weights that stay, for each that goes: so it removes single ones.</summary>
    Updates = 16,

    /// <summary>It removes them in an order of its own, so in no pattern.</summary>
    NoPattern = 32,

    /// <summary>It can sum up a neuron or filter by more than one norm.</summary>
    Norms = 64,

    /// <summary>It scores anew after each of many steps.</summary>
    Iterations = 128,

    /// <summary>It adds something to a diagonal before it inverts a matrix.</summary>
    Damping = 256,

    /// <summary>It goes over weights in blocks.</summary>
    Blocks = 512,

    /// <summary>It reads the batch normalisation behind a layer.</summary>
    NeedsBatchNorm = 1024,

    /// <summary>It goes through the operators of the network in a way of its own.</summary>
    WalksGraph = 2048,

    /// <summary>It is shown what layers read in a pass of inference.</summary>
    SeesInputs = 4096,

    /// <summary>It counts how often activations are zero.</summary>
    CountsZeros = 16384,

    /// <summary>It scores blocks, neurons and filters as such where those are removed, not their weights.</summary>
    ScoresMembers = 32768,

    /// <summary>It makes a square of the inputs of a layer.</summary>
    SquaresInputs = 65536,

    /// <summary>It removes a fraction of each layer for itself.</summary>
    LayerByLayer = 8192,
}
