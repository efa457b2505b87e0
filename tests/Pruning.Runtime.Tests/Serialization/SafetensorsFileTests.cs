using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using Pruning.Runtime.Tests.Data;
using Pruning.Serialization;
using Xunit;

namespace Pruning.Runtime.Tests.Serialization;

public sealed class SafetensorsFileTests : IDisposable
{
    private const string One = "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [DataFact]
    public void Open_PublishedNetwork_HasItsSixTensors()
    {
        SafetensorsFile file = SafetensorsFile.Open(TestData.PathOf("lenet-300-100", "dense.safetensors"));
        float[] weights = new float[300 * 784];

        file.ReadSingles("ip1.weight", weights);

        Assert.Equal(
            ["ip1.weight", "ip1.bias", "ip2.weight", "ip2.bias", "ip3.weight", "ip3.bias"], file.Names);
        Assert.Equal([300, 784], file.Get("ip1.weight").Shape);
        Assert.Equal([10], file.Get("ip3.bias").Shape);
        Assert.Contains("pixel/256", file.Metadata["source"], StringComparison.Ordinal);
        Assert.All(weights, weight => Assert.InRange(weight, -2, 2));
        Assert.Contains(weights, weight => weight > 0.01f);
    }

    [Fact]
    public void Parse_ForeignFile_GivesTensorsAndMetadata()
    {
        byte[] bytes = FileOf(
            "{'b':{'data_offsets':[4,12],'dtype':'F64','shape':[]},"
            + "'a\\u00e9':{'dtype':'U32','shape':[1,1],'data_offsets':[0,4]},"
            + "'none':{'dtype':'I64','shape':[0,9],'data_offsets':[12,12]},'__metadata__':{'k':'v'}}  \n",
            [1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]);

        SafetensorsFile file = SafetensorsFile.Parse("x", bytes);
        double[] b = new double[1];
        uint[] a = new uint[1];
        file.ReadDoubles("b", b);
        file.ReadUInt32s("aé", a);

        Assert.Equal(["b", "aé", "none"], file.Names);
        Assert.Equal((1.0, 513u), (b[0], a[0]));
        Assert.Empty(file.Get("b").Shape);
        Assert.Equal(0, file.Get("none").Count);
        Assert.Equal("v", file.Metadata["k"]);
        Assert.False(file.TryGet("c", out _));
    }

    [Fact]
    public void Read_WrongNameTypeOrLength_SaysWhatIsThere()
    {
        SafetensorsFile file = SafetensorsFile.Parse("x", FileOf(One, new byte[8]));
        const string Halves = "{'a':{'dtype':'F16','shape':[4],'data_offsets':[0,8]}}";
        SafetensorsFile half = SafetensorsFile.Parse("x", FileOf(Halves, new byte[8]));

        Assert.Equal("x: there is no tensor 'b'; the file has [a].", Fault(() => file.ReadSingles("b", new float[2])));
        Assert.Equal("x: tensor 'a' is F32 where U32 is needed.", Fault(() => file.ReadUInt32s("a", new uint[2])));
        Assert.Equal(
            "x: tensor 'a' is [2], 2 elements, where 3 are needed.", Fault(() => file.ReadSingles("a", new float[3])));
        Assert.Equal("x: tensor 'a' is F16 where F32 is needed.", Fault(() => half.ReadSingles("a", new float[4])));
        Assert.Equal(SafetensorsType.Half, half.Get("a").Type);
    }

    [Theory]
    [InlineData("[]", "not a JSON object")]
    [InlineData("", "not a JSON object")]
    [InlineData("{'a':", "broken JSON")]
    [InlineData(One + "x", "broken JSON")]
    [InlineData("{}{}", "broken JSON")]
    [InlineData("{'\\ud800':{}}", "broken JSON")]
    [InlineData("{'a':1}", "'a' is not an object")]
    [InlineData("{'__metadata__':{'k':1}}", "metadata entry 'k' is not a string")]
    [InlineData("{'__metadata__':{'k':'','k':''}}", "names 'k' twice")]
    [InlineData("{'__metadata__':{},'__metadata__':{}}", "names '__metadata__' twice")]
    [InlineData("{'__metadata__':{'pruning.sha256':'12'}}", "is not 64 digits long")]
    [InlineData("{'a':{}}", "lacks a dtype, a shape or two data_offsets")]
    [InlineData("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}}", "lacks a dtype")]
    [InlineData("{'a':{'dtype':'Q4'}}", "unknown dtype 'Q4'")]
    [InlineData("{'a':{'dtype':4}}", "unknown dtype ''")]
    [InlineData("{'a':{'shape':2}}", "'shape' of tensor 'a' is not an array")]
    [InlineData("{'a':{'shape':[-1]}}", "something else than sizes")]
    [InlineData("{'a':{'shape':[1.5]}}", "something else than sizes")]
    [InlineData("{'a':{'shape':[[1]]}}", "something else than sizes")]
    [InlineData("{'a':{'shape':[],'shape':[]}}", "property 'shape' twice")]
    [InlineData("{'a':{'size':[]}}", "unknown property 'size'")]
    [InlineData("{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}", "needs 12 bytes")]
    [InlineData("{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}", "needs 8 bytes, but its offsets")]
    [InlineData(
        "{'a':{'dtype':'F32','shape':[9223372036854775807,9223372036854775807,4],'data_offsets':[0,8]}}",
        "absurd shape")]
    [InlineData(
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},"
        + "'a':{'dtype':'U8','shape':[4],'data_offsets':[4,8]}}",
        "names 'a' twice")]
    [InlineData(
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},"
        + "'b':{'dtype':'U8','shape':[5],'data_offsets':[3,8]}}",
        "'b' overlaps the tensor before it: it begins at 3, not at 4")]
    [InlineData(
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},"
        + "'b':{'dtype':'U8','shape':[3],'data_offsets':[5,8]}}",
        "'b' leaves a gap before it: it begins at 5, not at 4")]
    [InlineData("{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}}", "truncated: the tensors need 12 bytes")]
    [InlineData("{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}", "too long: the tensors need 4 bytes")]
    public void Parse_BrokenHeader_IsOneFault(string json, string fault)
    {
        Assert.Contains(
            fault, Fault(() => SafetensorsFile.Parse("x", FileOf(json, new byte[8]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_InvalidUtf8_IsAFault()
    {
        byte[] bytes = FileOf(One, new byte[8]);
        bytes[10] = 0xFF;

        Assert.Contains("not a JSON object", Fault(() => SafetensorsFile.Parse("x", bytes)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(40)]
    public void Parse_ShorterThanItsHeader_IsTruncated(int length)
    {
        byte[] bytes = FileOf(One, new byte[8])[..length];

        Assert.Contains("truncated", Fault(() => SafetensorsFile.Parse("x", bytes)), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoFileOrAFolder_SaysSo()
    {
        Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Open(_folder.PathOf("missing")));
        Assert.Throws<FileFormatException>(() => SafetensorsFile.Open(_folder.Path));
    }

    // Quotes are written as apostrophes for legibility.
    private static byte[] FileOf(string json, byte[] data)
    {
        byte[] header = Encoding.UTF8.GetBytes(json.Replace('\'', '"'));
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }

    private static string Fault(Action action) => Assert.Throws<FileFormatException>(action).Message;
}
