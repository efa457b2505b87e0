using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using Pruning.Benchmarks.Shared;

namespace Pruning.Generators.Benchmarks;

/// <summary>Prints results as a Markdown table and as JSON.</summary>
internal static class ResultWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Prints the table.</summary>
    public static void WriteTable(TextWriter output, double firstRun, IReadOnlyList<GeneratorResult> results)
    {
        output.WriteLine(Machine.Description);
        output.WriteLine($"first run in the process, JIT included: {Number(firstRun)} ms");
        output.WriteLine();
        output.WriteLine("| case                     | min ms | median ms | stages ms | emission ms |");
        output.WriteLine("| ------------------------ | -----: | --------: | --------: | ----------: |");
        foreach (GeneratorResult result in results)
        {
            output.WriteLine(
                $"| {result.Name,-24} | {Number(result.Minimum),6} | {Number(result.Median),9} "
                + $"| {Number(result.Stages),9} | {Number(result.Emission),11} |");
        }
    }

    /// <summary>Writes one object with the first run and the cases.</summary>
    public static void WriteJson(FileInfo file, double firstRun, IReadOnlyList<GeneratorResult> results)
    {
        using FileStream stream = file.Create();
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteNumber("firstRunMilliseconds", firstRun);
        json.WriteStartArray("cases");
        foreach (GeneratorResult result in results)
        {
            json.WriteStartObject();
            json.WriteString("name", result.Name);
            json.WriteNumber("minMilliseconds", result.Minimum);
            json.WriteNumber("medianMilliseconds", result.Median);
            json.WriteNumber("stagesMilliseconds", result.Stages);
            json.WriteNumber("emissionMilliseconds", result.Emission);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
