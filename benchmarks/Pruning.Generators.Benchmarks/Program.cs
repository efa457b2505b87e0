using System;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pruning.Generators.Benchmarks;

internal static class Program
{
    private static readonly GeneratorCase[] Cases =
    [
        new("cold", isFresh: true, project => project.Reopen(), isCached: false),
        new("unrelated edit", isFresh: false, project => project.EditElsewhere(), isCached: true),
        new("real edit", isFresh: false, project => project.EditNetwork(), isCached: false),
    ];

    private static int Main(string[] args)
    {
        var json = new Option<FileInfo?>("--json") { Description = "Write the results to this file too." };
        var command = new RootCommand("Measures the source generator on a network of three layers.") { json };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command.Parse(args).Invoke();
    }

    private static int Run(FileInfo? json)
    {
        var project = new UserProject();
        double firstRun = FirstRun(project);
        GeneratorResult[] results = Array.ConvertAll(Cases, generatorCase => generatorCase.Measure(project));
        ResultWriter.WriteTable(Console.Out, firstRun, results);
        if (json is not null)
        {
            ResultWriter.WriteJson(json, firstRun, results);
        }

        return 0;
    }

    private static double FirstRun(UserProject project)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()], parseOptions: UserProject.Parsing);
        long start = Stopwatch.GetTimestamp();
        driver.RunGenerators(project.Compilation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
