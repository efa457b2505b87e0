using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Xunit;

namespace Pruning.Generators.Tests.Declarations;

public class DeclarationRulesTests
{
    [Theory]
    [InlineData("LearningRate = 0", "LearningRate")]
    [InlineData("LearningRate = -1e-3", "LearningRate")]
    [InlineData("LearningRate = double.PositiveInfinity", "LearningRate")]
    [InlineData("LearningRate = 1e-60", "LearningRate")]
    [InlineData("BatchSize = 0", "BatchSize")]
    [InlineData("BatchSize = 65537", "BatchSize")]
    [InlineData("Epochs = -1", "Epochs")]
    [InlineData("Optimizer.Sgd, Momentum = 1", "Momentum")]
    [InlineData("Optimizer.Sgd, Momentum = -0.1", "Momentum")]
    [InlineData("Optimizer.Sgd, Momentum = double.NaN", "Momentum")]
    [InlineData("Beta1 = 1", "Beta1")]
    [InlineData("Beta1 = -0.5", "Beta1")]
    [InlineData("Beta2 = 0.999999999999", "Beta2")]
    [InlineData("Beta2 = double.NaN", "Beta2")]
    [InlineData("Epsilon = 0", "Epsilon")]
    [InlineData("Epsilon = 1e-60", "Epsilon")]
    [InlineData("WeightDecay = -1", "WeightDecay")]
    [InlineData("WeightDecay = double.NaN", "WeightDecay")]
    [InlineData("WarmupEpochs = -0.5", "WarmupEpochs")]
    [InlineData("WarmupEpochs = double.PositiveInfinity", "WarmupEpochs")]
    [InlineData("Curve = LearningRateCurve.Step, StepEpochs = 0", "StepEpochs")]
    [InlineData("Curve = LearningRateCurve.Step, StepFactor = 0", "StepFactor")]
    [InlineData("Curve = LearningRateCurve.Step, StepFactor = 1.5", "StepFactor")]
    public void Train_ValueOutOfRange_IsNamed(string argument, string name)
    {
        Fault fault = Assert.Single(Declared.Check(Train(argument)).Faults);
        Assert.Equal((FaultId.TrainingValueOutOfRange, "", name), (fault.Id, fault.Member, fault.Arguments[0]));
    }

    [Theory]
    [InlineData("LearningRate = double.NaN")]
    [InlineData("BatchSize = 65536")]
    [InlineData("BatchSize = 1")]
    [InlineData("Epochs = 0")]
    [InlineData("Optimizer.Sgd, Momentum = 0")]
    [InlineData("Beta1 = 0")]
    [InlineData("WeightDecay = 0")]
    [InlineData("WarmupEpochs = 0.5")]
    [InlineData("Curve = LearningRateCurve.Step, StepEpochs = 1")]
    [InlineData("Curve = LearningRateCurve.Step, StepFactor = 1")]
    public void Train_ValueAtTheEdge_IsAccepted(string argument)
    {
        Assert.Empty(Declared.Check(Train(argument)).Faults);
    }

    [Theory]
    [InlineData("Momentum = 0.9", "Momentum")]
    [InlineData("Optimizer.AdamW, Momentum = 0", "Momentum")]
    [InlineData("Optimizer.AdamW, Nesterov = false", "Nesterov")]
    [InlineData("Nesterov = true", "Nesterov")]
    [InlineData("Optimizer.Sgd, Beta1 = 0.9", "Beta1")]
    [InlineData("Optimizer.Sgd, Beta2 = 0.9", "Beta2")]
    [InlineData("Optimizer.Sgd, Epsilon = 1e-6", "Epsilon")]
    [InlineData("StepEpochs = 10", "StepEpochs")]
    [InlineData("StepFactor = 0.5, Curve = LearningRateCurve.Cosine", "StepFactor")]
    [InlineData("Epochs = 5, WarmupEpochs = 5", "Curve")]
    [InlineData("WarmupEpochs = 10.5", "Curve")]
    public void Train_SettingThatIsNotRead_IsAWarning(string arguments, string setting)
    {
        Result<CheckedNetwork> result = Declared.Check(Train(arguments));
        Fault fault = Assert.Single(result.Faults);
        Assert.Equal((FaultId.SettingHasNoEffect, "", setting), (fault.Id, fault.Member, fault.Arguments[1]));
        Assert.NotNull(result.Value);
    }

    [Theory]
    [InlineData("Optimizer.Sgd, Momentum = 0.9, Nesterov = true")]
    [InlineData("Optimizer.Adam, Beta1 = 0.8, Beta2 = 0.9, Epsilon = 1e-6")]
    [InlineData("Optimizer.AdamW, Beta1 = 0.8, Beta2 = 0.9, Epsilon = 1e-6")]
    [InlineData("Curve = LearningRateCurve.Step, StepEpochs = 10, StepFactor = 0.1")]
    [InlineData("Epochs = 5, WarmupEpochs = 4.9")]
    [InlineData("Epochs = 0, WarmupEpochs = 3")]
    [InlineData("WarmupEpochs = 0")]
    public void Train_SettingThatIsRead_IsAccepted(string arguments)
    {
        Assert.Empty(Declared.Check(Train(arguments)).Faults);
    }

    [Theory]
    [InlineData("(Optimizer)3", "Optimizer")]
    [InlineData("Optimizer.Sgd, Curve = (LearningRateCurve)(-1)", "LearningRateCurve")]
    public void Train_UndefinedEnumValue_IsNamed(string arguments, string type)
    {
        Fault fault = Assert.Single(Declared.Check(Train(arguments)).Faults);
        Assert.Equal((FaultId.ValueUndefined, type), (fault.Id, fault.Arguments[2]));
    }

    [Theory]
    [InlineData("Fit")]
    [InlineData("Conv2DAt")]
    [InlineData("Plan")]
    [InlineData("GetHashCode")]
    [InlineData("x")]
    [InlineData("loss")]
    public void Layer_WithAReservedName_IsOneFault(string name)
    {
        string source = "[Network(3)] partial class Net { [Dense(2)] public partial Dense " + name + " { get; } }";
        Fault fault = Assert.Single(Declared.Check(source).Faults);
        Assert.Equal(new Fault(FaultId.NameReserved, name, [name]), fault);
    }

    // The base class is looked up by name for as long as the runtime may not have it; object is a base in any case.
    [Fact]
    public void ReservedNames_CoverEveryInheritedMember()
    {
        NetworkDeclaration network = Declared.Network(Train("Epochs = 1"));
        Type type = typeof(FileFormatException).Assembly.GetType("Pruning.Network") ?? typeof(object);
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
            | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        MemberInfo[] members = type.GetMembers(Flags);
        HashSet<MethodBase> accessors = [.. members.OfType<PropertyInfo>().SelectMany(item => item.GetAccessors(true))];
        IEnumerable<MemberInfo> methods = members.OfType<MethodBase>()
            .Where(item => IsInherited(item) && !accessors.Contains(item));
        IEnumerable<MemberInfo> properties = members.OfType<PropertyInfo>()
            .Where(item => item.GetAccessors(true).Any(IsInherited));
        Assert.All(
            methods.Concat(properties),
            item => Assert.True(ReservedNames.IsReservedForLayers(network, item.Name), item.Name));
    }

    [Theory]
    [InlineData("Granularity.Channel", true)]
    [InlineData("Granularity.Weight", false)]
    public void OtherType_WithTheNameOfTheClassThatCompacts_IsAFaultWhereThereIsOne(string granularity, bool isFault)
    {
        Fault[] faults = [.. Declared.Check($$"""
            [Network(3), Prune(Criterion.Magnitude, Rate = 0.5, Granularity = {{granularity}})]
            partial class Net
            {
                [Dense(4), Relu] public partial Dense Hidden { get; }
                [Dense(2), Keep] public partial Dense Logits { get; }
            }

            class NetCompaction;
            """).Faults];

        Assert.Equal(isFault ? [new Fault(FaultId.NameReserved, "", ["NetCompaction"])] : [], faults);
    }

    [Fact]
    public void OtherMember_WithAnEmittedName_IsAFault()
    {
        Fault fault = Assert.Single(Declared.Check("""
            [Network(3)]
            partial class Net
            {
                [Dense(2)] public partial Dense Logits { get; }
                private void Plan() { }
                public override string ToString() => "net";
            }
            """).Faults);
        Assert.Equal(new Fault(FaultId.NameReserved, "Plan", ["Plan"]), fault);
    }

    [Theory]
    [InlineData("[Dropout(1)]", nameof(FaultId.DropoutOutOfRange))]
    [InlineData("[Dropout(-0.1)]", nameof(FaultId.DropoutOutOfRange))]
    [InlineData("[Dropout(double.NaN)]", nameof(FaultId.DropoutOutOfRange))]
    [InlineData("[LeakyRelu(0)]", nameof(FaultId.SlopeOutOfRange))]
    [InlineData("[LeakyRelu(1)]", nameof(FaultId.SlopeOutOfRange))]
    [InlineData("[LeakyRelu(double.NaN)]", nameof(FaultId.SlopeOutOfRange))]
    public void Operator_ValueOutOfRange_IsAFaultOfItsLayer(string attribute, string id)
    {
        string source = "[Network(3)] partial class Net { [Dense(2)]" + attribute + "public partial Dense A { get; } }";
        Fault fault = Assert.Single(Declared.Check(source).Faults);
        Assert.Equal((id, "A"), (fault.Id.ToString(), fault.Member));
    }

    [Theory]
    [InlineData("ref")]
    [InlineData("new")]
    [InlineData("required")]
    [InlineData("unsafe")]
    [InlineData("sealed")]
    [InlineData("public")]
    [InlineData("private")]
    public void Layer_WithAnotherModifier_IsAFault(string modifier)
    {
        string source = "[Network(3)] partial class Net { [Dense(2)] public "
            + (modifier == "ref" ? "partial ref" : modifier + " partial") + " Dense A { get; } }";
        Assert.Contains(Declared.Check(source).Faults, fault => fault is { Id: FaultId.LayerModified, Member: "A" });
    }

    [Theory]
    [InlineData("private get;")]
    [InlineData("internal get;")]
    [InlineData("readonly get;")]
    [InlineData("get; private set;")]
    public void Layer_WithAModifiedAccessor_IsAFault(string accessors)
    {
        string source = "[Network(3)] partial class Net { [Dense(2)] public partial Dense A { " + accessors + " } }";
        Assert.Contains(Declared.Check(source).Faults, fault => fault is { Id: FaultId.LayerModified, Member: "A" });
    }

    [Fact]
    public void Layer_OfAnotherType_IsNamedAsAUserWritesIt()
    {
        string source = "[Network(3)] partial class Net { "
            + "[Dense(2)] public partial System.Collections.Generic.List<System.Uri> A { get; } }";
        Fault fault = Assert.Single(Declared.Check(source).Faults);
        Assert.Equal(
            new Fault(
                FaultId.LayerTypeWrong, "A", ["A", "System.Collections.Generic.List<System.Uri>", "Dense", "Dense"]),
            fault);
    }

    [Fact]
    public void SeveralFaults_ThatAreIndependent_AreAllReported()
    {
        FaultId[] found = [.. Declared.Check("""
            [Network(0)]
            [Train(BatchSize = 0, Epochs = -1)]
            [Prune(Criterion.Magnitude, Rate = 2)]
            [Schedule(When.AfterTraining, Rounds = 0)]
            class Net : System.Exception
            {
                public Net(int a) { }
                [Dense(-1)] public int A { get; set; }
                [Relu] public partial int B { get; }
            }
            """).Faults.Select(fault => fault.Id).Order()];
        Assert.Equal(
            [
                FaultId.ClassNotPartial,
                FaultId.ClassHasBase,
                FaultId.ClassHasConstructor,
                FaultId.LayerNotPartial,
                FaultId.LayerHasSetter,
                FaultId.LayerTypeWrong,
                FaultId.InputNotPositive,
                FaultId.UnitsNotPositive,
                FaultId.TrainingValueOutOfRange,
                FaultId.TrainingValueOutOfRange,
                FaultId.LayerWithoutOperator,
                FaultId.RateOutOfRange,
                FaultId.RoundsOutOfRange,
            ],
            found);
    }

    [Theory]
    [InlineData(703, "7.3")]
    [InlineData(7, "7")]
    [InlineData(1200, "12")]
    public void LanguageVersion_BelowThirteen_IsNamedAsItIsWritten(int version, string text)
    {
        NetworkDeclaration network = Declared.Network(Train("Epochs = 1"));
        Fault fault = Assert.Single(DeclarationRules.Check(network, new CompilationFacts(version)));
        Assert.Equal(new Fault(FaultId.LanguageVersionTooLow, "", ["Net", text]), fault);
    }

    [Theory]
    [InlineData("public sealed partial class Net", true)]
    [InlineData("partial class Net", true)]
    [InlineData("partial class Net : System.IDisposable", true)]
    [InlineData("partial class Net : Network", true)]
    [InlineData("class Net", false)]
    [InlineData("static partial class Net", false)]
    [InlineData("partial class Net : System.Exception", false)]
    [InlineData("partial class Net(int a)", false)]
    public void CanBeCompleted_OfAClass_IsWhetherAPartCanBeAdded(string declaration, bool expected)
    {
        NetworkDeclaration network = Declared.Network("[Network(2)] " + declaration + " { }");
        Assert.Equal(expected, ClassRules.CanBeCompleted(network, new CompilationFacts(1300)));
        Assert.False(ClassRules.CanBeCompleted(network, new CompilationFacts(1200)));
    }

    [Theory]
    [InlineData("public partial Dense A { get; }", true)]
    [InlineData("partial Dense A { get; }", true)]
    [InlineData("public Dense A { get; }", false)]
    [InlineData("public partial Dense A { get; set; }", false)]
    [InlineData("public partial Dense A => null!;", false)]
    [InlineData("public static partial Dense A { get; }", false)]
    [InlineData("public partial Missing A { get; }", false)]
    [InlineData("public partial Dense? A { get; }", false)]
    [InlineData("public required partial Dense A { get; }", false)]
    [InlineData("public partial Dense A { private get; }", false)]
    [InlineData("public partial Dense A { readonly get; }", false)]
    public void CanBeCompleted_OfALayer_IsWhetherTheOtherHalfCanBeAdded(string property, bool expected)
    {
        NetworkDeclaration network = Declared.Network("[Network(2)] partial class Net { [Dense(2)] " + property + " }");
        Assert.Equal(expected, LayerRules.CanBeCompleted(Assert.Single(network.Layers)));
    }

    private static bool IsInherited(MethodBase method)
    {
        return !method.IsConstructor && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);
    }

    private static string Train(string arguments)
    {
        return "[Network(3), Train(" + arguments + ")]\n"
            + "partial class Net { [Dense(2)] public partial Dense A { get; } }";
    }
}
