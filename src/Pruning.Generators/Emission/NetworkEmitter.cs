using System.Collections.Generic;
using Pruning.Generators.Declarations;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Comes in: a kernel plan. Goes out: C# text. It takes no decision and looks nothing up; afterwards the text of equal plans is equal
/// to the byte, under every culture and in every process.
/// </summary>
internal static class NetworkEmitter
{
    public static IEnumerable<EmittedFile> Emit(CompiledNetwork network)
    {
        if (network.Plan is not null)
        {
            return Emit(network.Plan);
        }

        return ClassRules.CanBeCompleted(network.Input)
            ? [new EmittedFile(HintName(network.Input.Network) + ".g.cs", FaultySurfaceEmitter.Emit(network.Input.Network))]
            : [];
    }

    private static IEnumerable<EmittedFile> Emit(KernelPlan plan)
    {
        string name = HintName(plan.Network.Declaration);
        yield return new EmittedFile(name + ".g.cs", SurfaceEmitter.Emit(plan));
        yield return new EmittedFile(name + ".Buffers.g.cs", BuffersEmitter.Emit(plan));
        yield return new EmittedFile(name + ".Forward.g.cs", PassesEmitter.EmitForward(plan));
        yield return new EmittedFile(name + ".Backward.g.cs", PassesEmitter.EmitBackward(plan));
        yield return new EmittedFile(name + ".Kernels.g.cs", KernelsEmitter.Emit(plan));
    }

    private static string HintName(NetworkDeclaration network) =>
        network.Namespace.Length == 0 ? network.Name : network.Namespace + "." + network.Name;
}
