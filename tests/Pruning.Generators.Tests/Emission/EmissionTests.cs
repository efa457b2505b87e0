using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Pruning.Generators.Tests.Harness;
using Xunit;

namespace Pruning.Generators.Tests.Emission;

public sealed class EmissionTests
{
    private const string Layers =
        """
        {
            [Dense(300), Relu] public partial Dense Fc1 { get; }
            [Dense(100), Relu] public partial Dense Fc2 { get; }
            [Dense(10)] public partial Dense Logits { get; }
        }
        """;

    [Fact]
    public void Emit_NetworksThatDifferInCaseAlone_EachHasItsFiles()
    {
        string source = "using Pruning; namespace Demo;"
            + "[Network(4)] partial class LeNet { [Dense(2)] public partial Dense A { get; } }"
            + "[Network(4)] partial class Lenet { [Dense(2)] public partial Dense A { get; } }";

        GeneratorRun run = GeneratorHarness.Run(source, NetworkGenerators.Setup);

        Assert.Equal(16, run.Sources.Count);
        Assert.Equal(16, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Emit_NamesThatAreKeywordsOrFamiliar_Compiles()
    {
        string source = "using Pruning; namespace @event.Vector512;"
            + "class Unsafe; class ForwardKernels; class Buffers; class Vector512;"
            + "[Network(4)] partial class @class {"
            + "[Dense(3), Relu] public partial Dense @int { get; }"
            + "[Dense(3), Relu, Dropout(0.5)] protected internal partial Dense Relu_Hidden { get; }"
            + "[Dense(3), Tanh] internal partial Dense Hidden { get; }"
            + "[Dense(2)] private partial Dense ÄÖ_π { get; } }";

        GeneratorRun run = GeneratorHarness.Run(source, NetworkGenerators.Setup);

        Assert.Equal(8, run.Sources.Count);
    }

    [Fact]
    public void Emit_GradualSchedule_SaysItByName()
    {
        GeneratorRun run = GeneratorHarness.Run(
            """
            using Pruning;

            [Network(4), Train(Epochs = 8), Prune(Criterion.Magnitude, Rate = 0.9)]
            [Schedule(When.DuringTraining, BeginEpoch = 0.5, Curve = RateCurve.Cosine, InitialRate = 0.125)]
            partial class Net
            {
                [Dense(5)] public partial Dense A { get; }
            }
            """,
            NetworkGenerators.Setup);

        string text = string.Concat(run.Sources.Values);
        string[] lines =
        [
            "Rewind = global::Pruning.Rewind.None,", "When = global::Pruning.When.DuringTraining,",
            "Gradual = new()", "{", "BeginEpoch = 0.5d,", "EndEpoch = 6d,", "EverySteps = 100,",
            "Curve = global::Pruning.RateCurve.Cosine,", "Power = 3d,", "InitialRate = 0.125d,", "},",
        ];
        string[] emitted = [.. text.Split('\n').Select(line => line.Trim())];
        int first = Array.IndexOf(emitted, lines[0]);
        Assert.Equal(lines, emitted[first..(first + lines.Length)]);
        Assert.Contains("Members = 20, Rate = 0.9d, RemovedAfterRound = [18],", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_Criteria_AreThoseThatAreDeclaredAndNoOthers()
    {
        GeneratorRun run = GeneratorHarness.Run(
            """
            using Pruning;

            [Network(4), Prune(Criterion.Taylor, Rate = 0.5, Samples = 70, Reduction = Reduction.MeanOfSquares)]
            partial class Net
            {
                [Dense(9)] public partial Dense A { get; }
                [Dense(8), Prune(Criterion.Lamp, Rate = 0.5)] public partial Dense B { get; }
            }
            """,
            NetworkGenerators.Setup);

        string[] criteria = [.. run.Sources["Net.g.cs"]
            .Split('\n')
            .Where(line => line.Contains("Criteria.", StringComparison.Ordinal))
            .Select(line => line[
                line.IndexOf("new global", StringComparison.Ordinal)
                ..line.IndexOf(", Scope", StringComparison.Ordinal)])];
        Assert.Equal(
            [
                "new global::Pruning.Criteria.TaylorCriterion(70, false, global::Pruning.Reduction.MeanOfSquares)",
                "new global::Pruning.Criteria.LampCriterion()",
            ],
            criteria);
        Assert.DoesNotContain(
            run.Sources.Values, text => text.Contains("MagnitudeCriterion", StringComparison.Ordinal));
    }

    [Fact]
    public void Emit_InTheGlobalNamespace_Compiles()
    {
        GeneratorRun run = GeneratorHarness.Run(
            "using Pruning; [Network(4)] partial class Net { [Dense(2)] public partial Dense A { get; } }",
            NetworkGenerators.Setup);

        Assert.Contains("Net.ForwardKernels.g.cs", run.Sources.Keys);
    }

    // DEFAULT_MIN_OPTS_CODE_SIZE and its siblings: beyond them the JIT does not optimise. A tenth leaves room for
    // inlining.
    [Fact]
    public void Emit_AnyMethod_IsFarFromTheLimitsOfTheJit()
    {
        string source = "using Pruning; [Network(1, 28, 28)] [Prune(Criterion.Magnitude, Rate = 0.5)] "
            + "public partial class LeNet300 " + Layers;

        GeneratorRun run = GeneratorHarness.Run(source, NetworkGenerators.Setup);

        using MemoryStream image = new();
        CompilationOptions release = run.Compilation.Options.WithOptimizationLevel(OptimizationLevel.Release);
        Assert.True(run.Compilation.WithOptions(release).Emit(image).Success);
        image.Position = 0;
        using PEReader pe = new(image);
        MetadataReader metadata = pe.GetMetadataReader();
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress != 0)
            {
                MethodBodyBlock body = pe.GetMethodBody(method.RelativeVirtualAddress);
                string name = metadata.GetString(method.Name);
                int locals = body.LocalSignature.IsNil ? 0 : LocalsOf(metadata, body.LocalSignature);
                Assert.True(body.GetILBytes()!.Length < 6000, name + " has " + body.GetILBytes()!.Length + " IL bytes");
                Assert.True(locals < 200, name + " has " + locals + " locals");
            }
        }
    }

    private static int LocalsOf(MetadataReader metadata, StandaloneSignatureHandle signature)
    {
        return metadata.GetStandaloneSignature(signature).DecodeLocalSignature(new NameProvider(), default).Length;
    }
}
