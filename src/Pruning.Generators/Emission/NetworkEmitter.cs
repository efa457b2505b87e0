using System.Collections.Generic;
using Pruning.Generators.Declarations;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Comes in: a kernel plan. Goes out: C# text. It takes no decision and looks nothing up; afterwards the text of equal
/// plans is equal to the byte, under every culture and in every process.
/// </summary>
internal static class NetworkEmitter
{
    /// <summary>The files of a network.</summary>
    public static IEnumerable<EmittedFile> Emit(KernelPlan plan, string name)
    {
        yield return new EmittedFile(name + ".g.cs", SurfaceEmitter.Emit(plan));
        yield return new EmittedFile(name + ".Buffers.g.cs", BuffersEmitter.Emit(plan));
        yield return new EmittedFile(name + ".Forward.g.cs", PassesEmitter.EmitForward(plan));
        yield return new EmittedFile(name + ".Backward.g.cs", PassesEmitter.EmitBackward(plan));
        yield return new EmittedFile(name + ".Kernels.g.cs", KernelsEmitter.Emit(plan));
    }

    /// <summary>The file of a declaration with faults; none where even the surface could not compile.</summary>
    public static IEnumerable<EmittedFile> EmitFaulty(CompilerInput input, string name)
    {
        if (ClassRules.CanBeCompleted(input))
        {
            yield return new EmittedFile(name + ".g.cs", FaultySurfaceEmitter.Emit(input.Network));
        }
    }
}
