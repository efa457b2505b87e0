using Pruning.Generators.Common;
using Pruning.Generators.Compaction;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints the method that fills the smaller network. It is an extension, as the class of the network has a type of its
/// name.
/// </summary>
internal static class CompactionTemplate
{
    /// <summary>The class of the method.</summary>
    public static string ClassOf(NetworkDeclaration compact) =>
        Identifier.Of(ReservedNames.CompactionOf(compact.Outer));

    /// <summary>Prints the class.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="compact">The smaller network.</param>
    /// <param name="isFaulty">Whether the declaration has errors, so that there is nothing to fill.</param>
    public static void Write(SourceWriter writer, NetworkDeclaration compact, bool isFaulty = false)
    {
        string accessibility = (compact.Form & ClassForm.Public) != 0 ? "public" : "internal";
        string outer = Identifier.Of(compact.Outer);
        string type = outer + "." + CompactDeclaration.ClassName;
        writer.Line();
        writer.Lines(
            $"""
            /// <summary>Makes <see cref="{type}"/> from what is left of <see cref="{outer}"/>.</summary>
            """);
        using (writer.Block($"{accessibility} static class {ClassOf(compact)}"))
        {
            if (isFaulty)
            {
                writer.Lines($"public static {type} Compact(this {outer} network, int threads = 0) => throw null!;");
                return;
            }

            writer.Lines(
                $$"""
                /// <summary>
                /// The network without the channels that its policies have removed, with the same predictions.
                /// It begins a training of its own: moments are zero, and nothing is removed any more.
                /// </summary>
                /// <param name="network">The network, which stays as it is.</param>
                /// <param name="threads">Threads that a step of the smaller one uses; 0 for as many.</param>
                /// <returns>The smaller network.</returns>
                /// <exception cref="global::System.InvalidOperationException">The network has more channels left than
                /// the smaller one has room for, or what removed ones give cannot be added to the biases behind
                /// them.</exception>
                public static {{type}} Compact(this {{outer}} network, int threads = 0)
                {
                    global::System.ArgumentNullException.ThrowIfNull(network);
                    {{type}} compact = new(network.Seed, threads == 0 ? network.Threads : threads);
                    try
                    {
                        global::Pruning.Compaction.Compactor.Fill(network, compact);
                        return compact;
                    }
                    catch
                    {
                        compact.Dispose();
                        throw;
                    }
                }
                """);
        }
    }
}
