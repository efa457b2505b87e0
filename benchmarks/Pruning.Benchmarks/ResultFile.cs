using System.IO;
using System.Text.Json;

namespace Pruning.Benchmarks;

/// <summary>Writes results as JSON; a figure that a case does not have is null.</summary>
internal static class ResultFile
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes one object with the peak and the cases.</summary>
    public static void Write(FileInfo file, BenchmarkResults results)
    {
        using FileStream stream = file.Create();
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteNumber("peakGflops", results.PeakGflops);
        json.WriteNumber("threads", results.Threads);
        json.WriteStartArray("cases");
        foreach (CaseResult result in results.Cases)
        {
            json.WriteStartObject();
            json.WriteString("name", result.Name);
            json.WriteNumber("minMicroseconds", result.MinMicroseconds);
            json.WriteNumber("medianMicroseconds", result.MedianMicroseconds);
            Write(json, "gflops", result.Gflops);
            Write(json, "percentOfPeak", result.PercentOfPeak);
            Write(json, "speedupOverDense", result.SpeedupOverDense);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
