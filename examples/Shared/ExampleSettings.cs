namespace Examples;

/// <summary>What the command line of an example asks for.</summary>
public sealed record ExampleSettings
{
    /// <summary>Folder with the data; null for what is drawn.</summary>
    public string? Data { get; init; }

    /// <summary>Epochs of the dense phase; null for the declared ones, or those of the run that is resumed.</summary>
    public int? Epochs { get; init; }

    /// <summary>The seed of a new run: of weights, order and augmentation of samples, dropout and drawn data.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether the command line names a seed: one that disagrees with the resumed run is a fault.</summary>
    public bool IsSeedGiven { get; init; }

    /// <summary>Threads of a step; 0 for one per core.</summary>
    public int Threads { get; init; }

    /// <summary>Most training samples to use; null for all.</summary>
    public int? Samples { get; init; }

    /// <summary>File for the outcome as JSON.</summary>
    public string? Json { get; init; }

    /// <summary>File for checkpoints.</summary>
    public string? Save { get; init; }

    /// <summary>Checkpoint to go on from.</summary>
    public string? Resume { get; init; }

    /// <summary>Which of several ways to prune; null for all of them.</summary>
    public string? Variant { get; init; }

    /// <summary>Folder for the plots of several ways to prune.</summary>
    public string? Plots { get; init; }
}
