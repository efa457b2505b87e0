using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Xunit;

namespace Pruning.Generators.Tests.Declarations;

public class OperatorRulesTests
{
    [Theory]
    [InlineData("Conv2D(0)", "Filters")]
    [InlineData("Conv2D(-4)", "Filters")]
    [InlineData("Conv2D(4, Kernel = 0)", "Kernel")]
    [InlineData("Conv2D(4, Kernel = 65536)", "Kernel")]
    [InlineData("Conv2D(4, Stride = 0)", "Stride")]
    [InlineData("Conv2D(4, Stride = 65536)", "Stride")]
    [InlineData("Conv2D(4, Padding = -1)", "Padding")]
    [InlineData("Conv2D(4, Padding = 3)", "Padding")]
    [InlineData("Conv2D(4, Kernel = 1, Padding = 1)", "Padding")]
    [InlineData("Conv2D(4, Groups = 0)", "Groups")]
    [InlineData("Conv2D(4), MaxPool(0)", "Kernel")]
    [InlineData("Conv2D(4), MaxPool(2, Stride = -1)", "Stride")]
    [InlineData("Conv2D(4), MaxPool(2, Padding = 2)", "Padding")]
    [InlineData("Conv2D(4), MaxPool(3, Padding = 2)", "Padding")]
    [InlineData("Conv2D(4), AveragePool(-1)", "Kernel")]
    [InlineData("Conv2D(4), AveragePool(2, Stride = 65536)", "Stride")]
    [InlineData("Conv2D(4), AveragePool(1, Padding = 1)", "Padding")]
    [InlineData("Conv2D(4), BatchNorm(Momentum = 0)", "Momentum")]
    [InlineData("Conv2D(4), BatchNorm(Momentum = 1.1)", "Momentum")]
    [InlineData("Conv2D(4), BatchNorm(Momentum = double.NaN)", "Momentum")]
    [InlineData("Conv2D(4), BatchNorm(Epsilon = 0)", "Epsilon")]
    [InlineData("Conv2D(4), BatchNorm(Epsilon = 1e-60)", "Epsilon")]
    [InlineData("Conv2D(4), BatchNorm(Epsilon = double.PositiveInfinity)", "Epsilon")]
    public void Value_OutOfRange_IsNamed(string attributes, string value)
    {
        Fault fault = Assert.Single(Declared.Check(Net(attributes)).Faults);
        Assert.Equal((FaultId.OperatorValueOutOfRange, "A"), (fault.Id, fault.Member));
        Assert.Equal(value, fault.Arguments[2]);
    }

    [Theory]
    [InlineData("Conv2D(1, Kernel = 1)")]
    [InlineData("Conv2D(4, Kernel = 9)")]
    [InlineData("Conv2D(4, Padding = 2)")]
    [InlineData("Conv2D(4, Stride = 65535)")]
    [InlineData("Conv2D(4), MaxPool(2, Padding = 1)")]
    [InlineData("Conv2D(4), MaxPool(3, Padding = 1, Stride = 0)")]
    [InlineData("Conv2D(4), AveragePool(5, Padding = 2, Stride = 1)")]
    [InlineData("Conv2D(4), BatchNorm(Momentum = 1, Epsilon = 1e-12)")]
    public void Value_AtTheEdge_IsAccepted(string attributes)
    {
        Assert.Empty(Declared.Check(Net(attributes)).Faults);
    }

    [Theory]
    [InlineData("Conv2D(4, Initializer = (Initializer)9)", "Initializer")]
    [InlineData("Dense(4, Initializer = (Initializer)(-1))", "Initializer")]
    [InlineData("Add(\"x\", Shortcut = (Shortcut)3, From = \"B\")", "Shortcut")]
    public void Value_OfNoEnum_IsNamed(string attribute, string type)
    {
        Fault fault = Assert.Single(Declared.Check("[Network(3, 9, 9)] partial class Net { "
            + "[Conv2D(3, Padding = 1)] public partial Conv2D B { get; } [" + attribute + "] public partial "
            + (attribute.StartsWith('A') ? "Join" : attribute.Split('(')[0]) + " A { get; } }").Faults);
        Assert.Equal((FaultId.ValueUndefined, "A", type), (fault.Id, fault.Member, fault.Arguments[2]));
    }

    [Theory]
    [InlineData("Relu", nameof(FaultId.LayerWithoutOperator))]
    [InlineData("BatchNorm, Relu", nameof(FaultId.LayerWithoutOperator))]
    [InlineData("Conv2D(4), Dense(3)", nameof(FaultId.LayerWithTwoOperators))]
    [InlineData("Conv2D(4), Add(\"x\")", nameof(FaultId.LayerWithTwoOperators))]
    [InlineData("MaxPool(2), Conv2D(4)", nameof(FaultId.OperatorBeforeOwn))]
    [InlineData("BatchNorm, Conv2D(4)", nameof(FaultId.OperatorBeforeOwn))]
    public void Operators_OfALayer_BeginWithItsOwn(string attributes, string id)
    {
        Fault fault = Assert.Single(Declared.Check(Net(attributes)).Faults);
        Assert.Equal((id, "A"), (fault.Id.ToString(), fault.Member));
    }

    [Theory]
    [InlineData("Dense(4, Bias = true), BatchNorm", true)]
    [InlineData("Dense(4, Bias = true), Relu, BatchNorm", false)]
    [InlineData("Dense(4, Bias = false), BatchNorm", false)]
    [InlineData("Dense(4), BatchNorm", false)]
    public void Bias_DirectlyBeforeBatchNorm_IsAWarningWhereItIsWritten(string attributes, bool expected)
    {
        Result<CheckedNetwork> result = Declared.Check(Net(attributes));
        Assert.NotNull(result.Value);
        Assert.Equal(expected, result.Faults.Any(fault => fault is
        {
            Id: FaultId.SettingHasNoEffect, Member: "A", Arguments: ["Dense", "Bias", ..],
        }));
        Assert.Equal(expected ? 1 : 0, result.Faults.Count);
    }

    [Theory]
    [InlineData("Conv2D(4)", "Conv2D")]
    [InlineData("Dense(4)", "Dense")]
    [InlineData("Conv2D(4), MaxPool(2)", "Conv2D")]
    public void Type_OfTheOwnOperator_IsThatOfTheProperty(string attributes, string type)
    {
        Assert.Empty(Declared.Check(Net(attributes)).Faults);
        string other = type == "Dense" ? "Conv2D" : "Dense";
        string source = Net(attributes).Replace("partial " + type, "partial " + other, System.StringComparison.Ordinal);
        Fault fault = Assert.Single(Declared.Check(source).Faults);
        Assert.Equal(new Fault(FaultId.LayerTypeWrong, "A", ["A", "Pruning." + other, type, type]), fault);
    }

    private static string Net(string attributes)
    {
        string type = attributes.StartsWith("Dense", System.StringComparison.Ordinal) ? "Dense" : "Conv2D";
        return "[Network(3, 9, 9)] partial class Net { [" + attributes + "] public partial " + type + " A { get; } }";
    }
}
