using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Examples;

/// <summary>The file that --json names.</summary>
internal static class SummaryFile
{
    /// <summary>Writes a summary, indented.</summary>
    public static void Write<T>(string path, T summary, JsonTypeInfo<T> type)
    {
        using FileStream file = File.Create(path);
        JsonSerializer.Serialize(file, summary, type);
        file.WriteByte((byte)'\n');
    }
}
