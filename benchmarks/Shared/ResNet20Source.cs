namespace Pruning.Benchmarks.Shared;

/// <summary>The file of the residual network of He et al. (2016) with 20 layers, its shortcuts without
/// weights.</summary>
internal static class ResNet20Source
{
    /// <summary>The usual channels of the last stage.</summary>
    public const int LastWidth = 64;

    /// <summary>The text.</summary>
    /// <param name="attributes">Attributes of the class, [Train] and policies; each in brackets.</param>
    /// <param name="lastWidth">Channels of the last stage.</param>
    public static string Of(string attributes, int lastWidth = LastWidth) =>
        $$"""
        using Pruning;

        [Block]
        public sealed partial class BasicBlock
        {
            [Conv2D(Block.Width, Padding = 1, Stride = Block.Stride), BatchNorm, Relu]
            public partial Conv2D Conv1 { get; }

            [Conv2D(Block.Width, Padding = 1), BatchNorm]
            public partial Conv2D Conv2 { get; }

            [Add(Block.Input, Shortcut = Shortcut.Pad), Relu]
            public partial Join Sum { get; }
        }

        [Network(3, 32, 32)]
        {{attributes}}
        public sealed partial class ResNet20
        {
            [Conv2D(16, Padding = 1), BatchNorm, Relu]
            public partial Conv2D Stem { get; }

            [Repeat<BasicBlock>(3, Width = 16)]
            public partial Stage<BasicBlock> Stage1 { get; }

            [Repeat<BasicBlock>(3, Width = 32, Stride = 2)]
            public partial Stage<BasicBlock> Stage2 { get; }

            [Repeat<BasicBlock>(3, Width = {{lastWidth}}, Stride = 2), GlobalAveragePool]
            public partial Stage<BasicBlock> Stage3 { get; }

            [Dense(10), Keep]
            public partial Dense Logits { get; }
        }
        """;
}
