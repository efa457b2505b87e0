using System;
using System.Globalization;
using System.IO;
using System.Text;
using Pruning.Data;
using Xunit;

namespace Pruning.Runtime.Tests.Data;

public sealed class CsvDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1,0.5,-2\n0,3e2,4\n", 0)]
    [InlineData("label,a,b\r\n1,0.5,-2\r\n0,3e2,4", 0)]
    [InlineData("0.5,-2,1\r0.3e3,+4,0\r", -1)]
    [InlineData("\n\n0.5,1,-2\n\n300, 0 ,4\n\n", 1)]
    [InlineData("\"a \"\"1\"\"\",\"b,c\",d\n\"0.5\",\"1\",-2\n300,\"0\",\"4\"", -2)]
    public void Load_LabelledRows_GiveTheSameData(string text, int label)
    {
        Dataset data = Load(text, new CsvOptions { LabelColumn = label });

        Assert.Equal((2, 2, 2, 0), (data.Count, data.Features, data.Classes, data.Targets));
        Assert.Equal([0.5f, -2], Sample(data, 0));
        Assert.Equal([300, 4], Sample(data, 1));
        Assert.Equal((1, 0), (data.LabelOf(0), data.LabelOf(1)));
    }

    [Fact]
    public void Load_TargetColumns_GiveRegressionInTheirOrder()
    {
        var options = new CsvOptions { TargetColumns = [-1, 0], Separator = ';', Scale = 2 };
        Dataset data = Load("1;2;3;4\n5;6;7;8\n", options);
        float[] target = new float[2];

        data.CopyTarget(1, target);

        Assert.Equal((2, 2, 0, 2), (data.Count, data.Features, data.Classes, data.Targets));
        Assert.Equal([8, 5], target);
        Assert.Equal([12, 14], Sample(data, 1));
    }

    [Fact]
    public void Load_Scale_AppliesToFeaturesOnly()
    {
        Dataset data = Load("3,10\n", new CsvOptions { Scale = 0.5f, Classes = 7 });

        Assert.Equal((3, 7), (data.LabelOf(0), data.Classes));
        Assert.Equal([5], Sample(data, 0));
    }

    [Fact]
    public void Load_HeaderOfNumbers_IsSkippedOnlyWhenDeclared()
    {
        Assert.Equal(1, Load("0,1\n2,3\n", new CsvOptions { Header = CsvHeader.Present }).Count);
        Assert.Equal(2, Load("0,1\n2,3\n", new CsvOptions()).Count);
        Assert.Throws<FileFormatException>(() => Load("label,x\n2,3\n", new CsvOptions { Header = CsvHeader.Absent }));
    }

    [Theory]
    [InlineData("1,2\n3,4,5\n", "line 2: more than 2 fields")]
    [InlineData("1,2,3\n4,5\n", "line 2: 2 fields where the first row has 3")]
    [InlineData("1,2\n3\n", "line 2: 1 fields where the first row has 2")]
    [InlineData("label,width\n1,2\n0,abc\n", "line 3, column 2 ('width'): 'abc' is not a number")]
    [InlineData("1,2\n0,\n", "line 2, column 2: the field is empty")]
    [InlineData("1,\n", "line 1, column 2: the field is empty")]
    [InlineData("1,NaN\n", "line 1, column 2: 'NaN' is not a finite number")]
    [InlineData("1,2\n\n1,-Infinity\n", "line 3, column 2: '-Infinity' is not a finite number")]
    [InlineData("1,1e39\n", "line 1, column 2: '1e39' is not a finite number")]
    [InlineData("1,2\n1,1,5\n", "line 2: more than 2 fields")]
    [InlineData("1.5,2\n", "line 1, column 1: the label '1.5' is not an integer")]
    [InlineData("1,2\n-1,2\n", "line 2, column 1: the label '-1' is not in 0..65535")]
    [InlineData("70000,2\n", "the label '70000' is not in 0..65535")]
    [InlineData("", "the file is empty")]
    [InlineData("\n\n", "the file is empty")]
    [InlineData("a,b\n", "there are no rows of data")]
    [InlineData("1\n2\n", "none of the 1 columns is left for features; is ',' the right separator?")]
    [InlineData("1,\"2\n3,4\n", "line 1: a quote is opened and never closed")]
    [InlineData("1,2\n1,\"2\"3\n", "line 2: text follows a closing quote")]
    [InlineData("x,\"a\nb\"\n1,2\n1,z\n", "line 4, column 2 ('a\nb'): 'z' is not a number")]
    public void Load_BrokenRows_NameLineAndColumn(string text, string fault)
    {
        FileFormatException e = Assert.Throws<FileFormatException>(() => Load(text, new CsvOptions()));

        Assert.StartsWith(_folder.PathOf("data.csv"), e.Message, StringComparison.Ordinal);
        Assert.Contains(fault, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LabelBeyondDeclaredClasses_IsAFault()
    {
        FileFormatException e = Assert.Throws<FileFormatException>(
            () => Load("1,2\n2,2\n", new CsvOptions { Classes = 2 }));

        Assert.Contains("line 2, column 1: the label '2' is not in 0..1", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-3)]
    public void Load_ColumnThatIsNotThere_IsAFault(int column)
    {
        FileFormatException e = Assert.Throws<FileFormatException>(
            () => Load("1,2\n", new CsvOptions { LabelColumn = column }));

        Assert.Contains("rows have 2 fields", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ColumnTwiceATarget_IsAFault()
    {
        var options = new CsvOptions { TargetColumns = [0, -2] };

        Assert.Throws<FileFormatException>(() => Load("1,2\n", options));
    }

    [Fact]
    public void Load_OptionsThatMakeNoSense_Throw()
    {
        Assert.Throws<ArgumentException>(() => Load("1,2", new CsvOptions { Separator = '"' }));
        Assert.Throws<ArgumentException>(() => Load("1,2", new CsvOptions { Scale = float.NaN }));
        Assert.Throws<ArgumentException>(() => Load("1,2", new CsvOptions { Classes = 0 }));
        Assert.Throws<FileNotFoundException>(() => CsvDataset.Load(_folder.PathOf("missing")));
    }

    [Fact]
    public void Load_ForeignBinaryFile_IsOneFault()
    {
        byte[] bytes = new byte[100_000];
        Array.Fill(bytes, (byte)'x');
        string path = _folder.Write("binary", bytes);

        Assert.Contains(
            "this is not a CSV file",
            Assert.Throws<FileFormatException>(() => CsvDataset.Load(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CultureWithDecimalComma_ReadsPoints()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal([1.5f], Sample(Load("0,1.5\n", new CsvOptions()), 0));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Load_GzippedRowsBeyondTheBuffers_AreAllThere()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i % 10},{i}\r\n");
        }

        string path = _folder.Write("big", TemporaryFolder.Gzip(Encoding.UTF8.GetBytes(text.ToString())));
        Dataset data = CsvDataset.Load(path);

        Assert.Equal(20_000, data.Count);
        for (int i = 0; i < data.Count; i++)
        {
            Assert.Equal(i % 10, data.LabelOf(i));
            Assert.Equal(i, Sample(data, i)[0]);
        }
    }

    private static float[] Sample(Dataset data, int index)
    {
        float[] sample = new float[data.Features];
        data.CopySample(index, sample);
        return sample;
    }

    private Dataset Load(string text, CsvOptions options) =>
        CsvDataset.Load(_folder.Write("data.csv", text), options);
}
