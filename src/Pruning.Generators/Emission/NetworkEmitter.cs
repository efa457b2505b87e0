using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Compaction;
using Pruning.Generators.Declarations;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Comes in: a kernel plan. Goes out: C# text. It takes no decision and looks nothing up; afterwards the text of equal
/// plans is equal to the byte, under every culture and in every process.
/// </summary>
internal static class NetworkEmitter
{
    private const string CompactPart = "." + CompactDeclaration.ClassName;

    // What stands behind the name of a network in the name of a file, and what stands in the file.
    private static readonly (string Part, Func<KernelPlan, string> Emit)[] Files =
    [
        ("", SurfaceEmitter.Emit),
        (".Buffers", BuffersEmitter.Emit),
        (".Forward", PassesEmitter.EmitForward),
        (".Backward", PassesEmitter.EmitBackward),
        (".ForwardKernels", KernelsEmitter.EmitForward),
        (".InputGradientKernels", KernelsEmitter.EmitInputGradients),
        (".WeightGradientKernels", KernelsEmitter.EmitWeightGradients),
        (".PredictKernels", KernelsEmitter.EmitPredict),
    ];

    /// <summary>What stands behind the name of a network in the names of its files.</summary>
    public static IEnumerable<string> Parts =>
        [.. Files.Select(file => file.Part), .. Files.Select(file => CompactPart + file.Part)];

    /// <summary>The files of a network.</summary>
    public static IEnumerable<EmittedFile> Emit(KernelPlan plan, string name) =>
        Files.Select(file => new EmittedFile(name + file.Part + ".g.cs", file.Emit(plan)));

    /// <summary>The files of the class that is left when channels are removed.</summary>
    /// <param name="plan">Its plan.</param>
    /// <param name="name">The name of the network that it is made from.</param>
    public static IEnumerable<EmittedFile> EmitCompact(KernelPlan plan, string name) => Emit(plan, name + CompactPart);

    /// <summary>The file of a declaration with faults; none where even the surface could not compile.</summary>
    public static IEnumerable<EmittedFile> EmitFaulty(CompilerInput input, string name)
    {
        if (ClassRules.CanBeCompleted(input.Network, input.Facts))
        {
            yield return new EmittedFile(name + ".g.cs", FaultySurfaceEmitter.Emit(input.Network));
        }
    }

    /// <summary>The file of a block; none where it could not compile.</summary>
    public static IEnumerable<EmittedFile> EmitBlock(BlockInput input, string name)
    {
        if (ClassRules.CanBeCompleted(input.Block, input.Facts))
        {
            yield return new EmittedFile(name + ".g.cs", BlockEmitter.Emit(input.Block));
        }
    }
}
