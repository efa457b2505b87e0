using System.Collections.Generic;
using System.Text;
using Pruning.Generators.Declarations;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Comes in: a kernel plan. Goes out: C# text. It takes no decision and looks nothing up; afterwards the text of equal plans is equal
/// to the byte, under every culture and in every process.
/// </summary>
internal static class NetworkEmitter
{
    public static IEnumerable<EmittedFile> Emit(KernelPlan plan)
    {
        string name = HintName(plan.Network.Declaration);
        yield return new EmittedFile(name + ".g.cs", SurfaceEmitter.Emit(plan));
        yield return new EmittedFile(name + ".Buffers.g.cs", BuffersEmitter.Emit(plan));
        yield return new EmittedFile(name + ".Forward.g.cs", PassesEmitter.EmitForward(plan));
        yield return new EmittedFile(name + ".Backward.g.cs", PassesEmitter.EmitBackward(plan));
        yield return new EmittedFile(name + ".Kernels.g.cs", KernelsEmitter.Emit(plan));
    }

    /// <summary>What is emitted for a declaration with faults.</summary>
    public static EmittedFile EmitFaulty(NetworkDeclaration network) =>
        new(HintName(network) + ".g.cs", SurfaceEmitter.EmitFaulty(network));

    // Hint names are compared without case, names of C# are not: every capital is marked, so that Net and NET do not clash.
    private static string HintName(NetworkDeclaration network)
    {
        string name = network.Namespace.Length == 0 ? network.Name : network.Namespace + "." + network.Name;
        return name;
    }
}
