namespace Pruning.Benchmarks;

/// <summary>What one repetition of a case does.</summary>
internal enum Work
{
    /// <summary>Forward, loss, backward and update on a batch in lane layout.</summary>
    Train,

    /// <summary>Forward on a batch in lane layout, or on one image.</summary>
    Infer,

    /// <summary>Copies a batch of images into lane layout.</summary>
    Load,
}
