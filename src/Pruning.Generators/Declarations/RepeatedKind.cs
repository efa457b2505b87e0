namespace Pruning.Generators.Declarations;

/// <summary>What the class that a layer repeats is.</summary>
internal enum RepeatedKind
{
    /// <summary>A block of this project.</summary>
    Block,

    /// <summary>A class of this project without [Block].</summary>
    NoBlock,

    /// <summary>A class of another project, whose source cannot be read.</summary>
    Foreign,

    /// <summary>Not looked at: the compiler does not know it, or [Repeat] stands inside a block.</summary>
    Unread,
}
