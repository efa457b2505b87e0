using System;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pruning.Generators.Benchmarks;

internal static class Program
{
    private static readonly NetworkSource[] Networks =
        [NetworkSource.LeNet300, NetworkSource.ResNet20, NetworkSource.ResNet20Compact];

    private static readonly GeneratorCase[] Cases =
    [
        new("cold", isFresh: true, project => project.Reopen(), isCached: false),
        new("unrelated edit", isFresh: false, project => project.EditElsewhere(), isCached: true),
        new("real edit", isFresh: false, project => project.EditNetwork(), isCached: false),
    ];

    private static int Main(string[] args)
    {
        var json = new Option<FileInfo?>("--json") { Description = "Write the results to this file too." };
        var command = new RootCommand("Measures the source generator on a small network and a deep one.") { json };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command.Parse(args).Invoke();
    }

    private static int Run(FileInfo? json)
    {
        double firstRun = FirstRun(new UserProject(Networks[0]));
        GeneratorResult[] results = [.. Networks.SelectMany(Measure)];
        ResultWriter.WriteTable(Console.Out, firstRun, results);
        if (json is not null)
        {
            ResultWriter.WriteJson(json, firstRun, results);
        }

        return 0;
    }

    private static GeneratorResult[] Measure(NetworkSource network)
    {
        var project = new UserProject(network);
        return Array.ConvertAll(Cases, generatorCase =>
        {
            GeneratorResult result = generatorCase.Measure(project);
            return result with { Name = network.Name + ", " + result.Name };
        });
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
