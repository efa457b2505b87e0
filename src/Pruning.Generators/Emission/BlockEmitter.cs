using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints the other half of a block: its layers in one copy, which the network hands over. A block with faults has the
/// same, but for properties that cannot be completed.
/// </summary>
internal static class BlockEmitter
{
    public static string Emit(BlockDeclaration block)
    {
        SourceWriter writer = new();
        SurfaceEmitter.Begin(writer, block);
        writer.Lines("[global::System.CodeDom.Compiler.GeneratedCode(\"Pruning.Generators\", \"1.0\")]");
        using (writer.Block($"partial class {Identifier.Of(block.Name)}"))
        {
            LayerDeclaration[] layers = [.. block.Layers.Where(LayerRules.CanBeCompleted).GroupBy(layer => layer.Name)
                .Select(layer => layer.First())];
            foreach (LayerDeclaration layer in layers)
            {
                writer.Lines($"private readonly {layer.Type} {ReservedNames.FieldOf(layer.Name)};");
            }

            writer.Line();
            Constructor(writer, block, layers);
            foreach (LayerDeclaration layer in layers)
            {
                // No documentation here: it would take the place of what the user wrote on the declaring part.
                string property = SurfaceEmitter.Property(layer.Accessibility, layer.Type, layer.Name);
                writer.Line();
                writer.Lines($"{property} => {ReservedNames.FieldOf(layer.Name)};");
            }
        }

        return writer.ToString();
    }

    private static void Constructor(
        SourceWriter writer, BlockDeclaration block, IReadOnlyCollection<LayerDeclaration> layers)
    {
        IEnumerable<string> parameters = layers.Select(layer => $"{layer.Type} {Identifier.Of(layer.Name)}");
        writer.Lines(
            """
            /// <summary>One copy of the block; networks make them.</summary>
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            """);
        using (writer.Block($"internal {Identifier.Of(block.Name)}({string.Join(", ", parameters)})"))
        {
            foreach (LayerDeclaration layer in layers)
            {
                writer.Lines($"{ReservedNames.FieldOf(layer.Name)} = {Identifier.Of(layer.Name)};");
            }
        }
    }
}
