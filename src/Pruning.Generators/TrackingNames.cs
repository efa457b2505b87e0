namespace Pruning.Generators;

/// <summary>The names of the generator's steps, by which tests ask whether a step was cached.</summary>
internal static class TrackingNames
{
    public const string Block = nameof(Block);

    public const string BlockInput = nameof(BlockInput);

    public const string Clashes = nameof(Clashes);

    public const string Declaration = nameof(Declaration);

    public const string Facts = nameof(Facts);

    public const string Input = nameof(Input);

    public const string Plan = nameof(Plan);
}
