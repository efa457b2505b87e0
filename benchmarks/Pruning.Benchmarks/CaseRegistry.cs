using System.Collections.Generic;
using Pruning.Benchmarks.Networks;

namespace Pruning.Benchmarks;

/// <summary>All cases, one line each. A case with removed weights stands below its dense twin.</summary>
internal static class CaseRegistry
{
    /// <summary>All cases in the order in which they are measured and printed.</summary>
    public static IReadOnlyList<CaseDeclaration> All { get; } =
    [
        new("train/LeNet300/b128/dense", CaseImages.Digits, threads => new LeNet300(1, threads)),
        new("train/LeNet300/b128/masked", CaseImages.Digits, threads => new LeNet300Masked(1, threads), Removed: 0.8),
        new("infer/LeNet300/b128/dense", CaseImages.Digits, threads => new LeNet300(1, threads)),
        new("infer/LeNet300/b1/dense", CaseImages.Digits, threads => new LeNet300(1, threads)),
        new("load/LeNet300/b128", CaseImages.Digits, threads => new LeNet300(1, threads)),
        new("train/LeNet5/b128/dense", CaseImages.Digits, threads => new LeNet5(1, threads)),
        new("train/LeNet5/b128/masked", CaseImages.Digits, threads => new LeNet5Masked(1, threads), Removed: 0.8),
        new("infer/LeNet5/b128/dense", CaseImages.Digits, threads => new LeNet5(1, threads)),
        new("infer/LeNet5/b128/masked", CaseImages.Digits, threads => new LeNet5Masked(1, threads), Removed: 0.8),
        new("infer/LeNet5/b1/dense", CaseImages.Digits, threads => new LeNet5(1, threads)),
        new("load/LeNet5/b128", CaseImages.Digits, threads => new LeNet5(1, threads)),
        new("train/ResNet20/b128/dense", CaseImages.Shapes, threads => new ResNet20(1, threads)),
        new("train/ResNet20/b128/masked", CaseImages.Shapes, threads => new ResNet20Masked(1, threads), Removed: 0.8),
        new("infer/ResNet20/b128/dense", CaseImages.Shapes, threads => new ResNet20(1, threads)),
        new("infer/ResNet20/b128/masked", CaseImages.Shapes, threads => new ResNet20Masked(1, threads), Removed: 0.8),
        new("infer/ResNet20/b1/dense", CaseImages.Shapes, threads => new ResNet20(1, threads)),
        new("load/ResNet20/b128", CaseImages.Shapes, threads => new ResNet20(1, threads)),
        new("load/ResNet20/b128/augmented", CaseImages.Shapes, threads => new ResNet20(1, threads)),
    ];
}
