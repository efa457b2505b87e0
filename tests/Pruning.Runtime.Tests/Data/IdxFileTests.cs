using System;
using System.IO;
using Pruning.Data;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] Valid = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_ValidFile_GivesDimensionsAndBytes(bool packed)
    {
        // The name says the opposite of the content: only the content counts.
        string path = _folder.Write(packed ? "plain" : "packed.gz", packed ? TemporaryFolder.Gzip(Valid) : Valid);

        IdxFile file = IdxFile.Read(path);

        Assert.Equal([2, 3], file.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 6], file.Bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Read_EveryRank_IsAccepted(int rank)
    {
        byte[] bytes = new byte[4 + (4 * rank) + 1];
        bytes[2] = 8;
        bytes[3] = (byte)rank;
        for (int i = 0; i < rank; i++)
        {
            bytes[4 + (4 * i) + 3] = 1;
        }

        Assert.Equal(rank, IdxFile.Read(_folder.Write("x", bytes)).Dimensions.Count);
    }

    [Theory]
    [InlineData(new byte[0], "not an IDX file")]
    [InlineData(new byte[] { 0, 0, 8 }, "not an IDX file")]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 1, 9 }, "not an IDX file")]
    [InlineData(new byte[] { 0, 0, 13, 1, 0, 0, 0, 1, 9 }, "type code is 0x0D")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "rank is 0")]
    [InlineData(new byte[] { 0, 0, 8, 5, 0, 0, 0, 1, 0, 0, 0, 1 }, "rank is 5")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "ends within its 2 dimensions")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 0 }, "dimension 0 has the absurd size 0")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255, 1 }, "absurd size 4294967295")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 1, 0, 0, 0, 1, 0, 0 }, "dimension 1 has the absurd size 65536")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "need 3 bytes, 2 are there")]
    [InlineData(new byte[] { 0, 0, 8, 1, 127, 0, 0, 0, 1, 2 }, "need 2130706432 bytes, 2 are there")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "bytes after the 1")]
    public void Read_BrokenFile_NamesFileAndFault(byte[] bytes, string fault)
    {
        string path = _folder.Write("broken", bytes);

        FileFormatException e = Assert.Throws<FileFormatException>(() => IdxFile.Read(path));

        Assert.Equal(path, e.Path);
        Assert.Contains(fault, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HeaderThatLies_AllocatesLittle()
    {
        string path = _folder.Write("liar", 0, 0, 8, 1, 127, 0, 0, 0, 1, 2);

        long allocated = AllocatedBytes.Of(() => Assert.Throws<FileFormatException>(() => IdxFile.Read(path)));

        Assert.InRange(allocated, 0, 4 << 20);
    }

    [Fact]
    public void Read_GzipCutAnywhere_IsOneFaultOrComplete()
    {
        byte[] packed = TemporaryFolder.Gzip(Valid);
        int refused = 0;
        for (int length = 2; length < packed.Length; length++)
        {
            string path = _folder.Write("cut", packed[..length]);
            try
            {
                // A cut in the trailer, after the last byte of content, loses nothing.
                Assert.Equal([1, 2, 3, 4, 5, 6], IdxFile.Read(path).Bytes);
            }
            catch (FileFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, packed.Length - 12, packed.Length);
    }

    [Fact]
    public void Read_GzipChecksumWrong_IsAFault()
    {
        byte[] damaged = TemporaryFolder.Gzip(Valid);
        damaged[^6] ^= 1;
        string path = _folder.Write("damaged", damaged);

        FileFormatException e = Assert.Throws<FileFormatException>(() => IdxFile.Read(path));

        Assert.Contains("gzip data is damaged", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFileOrAFolder_SaysSo()
    {
        Assert.Throws<FileNotFoundException>(() => IdxFile.Read(_folder.PathOf("missing")));
        Assert.Throws<FileFormatException>(() => IdxFile.Read(_folder.Path));
    }
}
