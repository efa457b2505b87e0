using System;
using System.CommandLine;
using System.Linq;

namespace Pruning.Structured.Benchmarks;

internal static class Program
{
    private static readonly SweptNetwork[] Networks = [SweptNetwork.LeNet5, SweptNetwork.ResNet20];
    private static readonly int[] Percents = [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60];

    private static int Main(string[] args)
    {
        var filter = new Option<string>("--filter")
        {
            Description = "Measure only the network of this name.",
            DefaultValueFactory = _ => "",
        };
        filter.Validators.Add(result =>
        {
            string text = result.GetValueOrDefault<string>();
            if (!Array.Exists(Networks, network => Matches(network, text)))
            {
                string names = string.Join(", ", Networks.Select(network => network.Name));
                result.AddError($"--filter {text}: there is no such network. There are {names}.");
            }
        });
        var scope = new Option<Scope>("--scope")
        {
            Description = "How the channels that go are spread over the dependency groups: Local, Uniform or Global.",
        };
        var percent = new Option<int[]>("--percent")
        {
            Description = "The pruning rates of channels, in percent.",
            DefaultValueFactory = _ => Percents,
            AllowMultipleArgumentsPerToken = true,
        };
        percent.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>().Any(rate => rate is < 1 or > 99))
            {
                result.AddError("--percent must be from 1 to 99.");
            }
        });
        var command = new RootCommand("Measures networks without some of their channels, masked and smaller.")
        {
            filter, scope, percent,
        };
        command.SetAction(
            parsed => Run(parsed.GetValue(filter)!, parsed.GetValue(scope), parsed.GetValue(percent)!));
        return command.Parse(args).Invoke();
    }

    private static int Run(string filter, Scope scope, int[] percents)
    {
        SweepTable.WriteMachine(Console.Out);
        foreach (SweptNetwork network in Networks.Where(network => Matches(network, filter)))
        {
            var sweep = new Sweep(network, scope);
            SweepTable.Write(Console.Out, Array.ConvertAll(percents, percent =>
            {
                Console.Error.WriteLine($"measuring {network.Name}, {percent} %");
                return sweep.Measure(percent);
            }));
        }

        return 0;
    }

    private static bool Matches(SweptNetwork network, string text) =>
        text.Length == 0 || network.Name.Equals(text, StringComparison.OrdinalIgnoreCase);
}
