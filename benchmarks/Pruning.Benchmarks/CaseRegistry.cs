using System;
using System.Collections.Generic;
using Pruning.Benchmarks.Networks;
using Pruning.Data;

namespace Pruning.Benchmarks;

/// <summary>All cases. A case with removed weights stands below its dense twin.</summary>
internal static class CaseRegistry
{
    // What is kept, in percent; the first ones only show that no case is slower than the dense one.
    private static readonly int[] Kept = [100, 70, 50, 30, 20, 10, 5, 2];

    /// <summary>All cases in the order in which they are measured and printed.</summary>
    public static IReadOnlyList<CaseDeclaration> All { get; } =
    [
        .. Of("LeNet300", CaseImages.Digits, t => new LeNet300(1, t), t => new LeNet300Masked(1, t)),
        new("train/LeNet300/b128/rigl05", CaseImages.Digits, t => new LeNet300Rigged(1, t), Removed: 0.95),
        new("load/LeNet300/b128", CaseImages.Digits, threads => new LeNet300(1, threads)),
        .. Of("LeNet5", CaseImages.Digits, t => new LeNet5(1, t), t => new LeNet5Masked(1, t)),
        new("infer/LeNet5/b1/gated", CaseImages.Digits, threads => new LeNet5Gated(1, threads)),
        new("train/LeNet5Compact/b128/dense", CaseImages.Digits, Halved),
        new("infer/LeNet5Compact/b128/dense", CaseImages.Digits, Halved),
        new("load/LeNet5/b128", CaseImages.Digits, threads => new LeNet5(1, threads)),
        .. Of("ResNet20", CaseImages.Shapes, t => new ResNet20(1, t), t => new ResNet20Masked(1, t)),
        new("load/ResNet20/b128", CaseImages.Shapes, threads => new ResNet20(1, threads)),
        new("load/ResNet20/b128/augmented", CaseImages.Shapes, threads => new ResNet20(1, threads)),
    ];

    private static LeNet5Halved.Compact Halved(int threads)
    {
        using var whole = new LeNet5Halved(1, threads);
        whole.Prune(0.5);
        return whole.Compact();
    }

    private static IEnumerable<CaseDeclaration> Of(
        string network, Func<int, Dataset> draw, Func<int, Network> dense, Func<int, Network> pruned)
    {
        foreach (string work in new[] { "train/" + network + "/b128/", "infer/" + network + "/b128/" })
        {
            yield return new CaseDeclaration(work + "dense", draw, dense);
            yield return new CaseDeclaration(work + "masked", draw, pruned, Removed: 0.8);
            foreach (CaseDeclaration declaration in Sparse(work, draw, pruned))
            {
                yield return declaration;
            }
        }

        string single = "infer/" + network + "/b1/";
        yield return new CaseDeclaration(single + "dense", draw, dense);
        foreach (CaseDeclaration declaration in Sparse(single, draw, pruned))
        {
            yield return declaration;
        }
    }

    private static IEnumerable<CaseDeclaration> Sparse(
        string work, Func<int, Dataset> draw, Func<int, Network> pruned)
    {
        foreach (int kept in Kept)
        {
            string what = kept == 100 ? "keptall" : $"kept{kept:00}";
            yield return new CaseDeclaration(work + what, draw, pruned, Removed: 1 - (kept / 100.0));
        }
    }
}
