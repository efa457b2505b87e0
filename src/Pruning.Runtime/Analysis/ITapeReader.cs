namespace Pruning.Analysis;

/// <summary>What adds up something over samples that were taken through a graph.</summary>
internal interface ITapeReader
{
    /// <summary>How far it needs them taken.</summary>
    TapePass Pass { get; }

    /// <summary>Reads the part of one worker of a tape; parts are about different numbers, not about different samples,
    /// so that sums are made in one order.</summary>
    /// <param name="tape">The samples.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="workers">Number of workers.</param>
    void Read(Tape tape, int worker, int workers);
}
