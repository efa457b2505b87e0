using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Pruning.Benchmarks.Shared;
using Pruning.Data;
using Pruning.Serialization;

namespace Pruning.CriteriaBenchmarks;

internal static class Program
{
    private const int CorrelationSamples = 1000;
    private const int CorrelationNetworks = 5;
    private const int PoolingWindow = 4;

    private static int Main(string[] args)
    {
        var data = new Option<string?>("--data") { Description = "The folder with the four MNIST files." };
        var filter = new Option<string>("--filter")
        {
            Description = "Judge only the criteria whose name contains this text.",
            DefaultValueFactory = _ => "",
        };
        var output = new Option<FileInfo?>("--output") { Description = "Write the table to this file too." };
        var plots = new Option<FileInfo[]>("--plot")
        {
            Description = "Draw the errors of weights to this file, .svg or .png; may stand several times.",
            DefaultValueFactory = _ => [],
        };
        plots.AcceptLegalFilePathsOnly();
        var command = new RootCommand("Judges criteria by what they make of a published network without training.")
        {
            data, filter, output, plots,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(data),
                parsed.GetValue(filter)!,
                parsed.GetValue(output),
                parsed.GetValue(plots)!));
        return command.Parse(args).Invoke();
    }

    private static int Run(string? data, string filter, FileInfo? output, FileInfo[] plots)
    {
        try
        {
            string folder = MnistFolder.Find(data);
            MnistData mnist = Mnist.Load(folder, 1f / 256);
            var judge = new Judge(mnist, folder);
            var document = new JudgementTable();
            double[] rates = [0.5, 0.7, 0.8, 0.9, 0.95, 0.98];
            List<Judgement> ofWeights = JudgeAll(CandidateList.All, rates);
            document.Add("Weights", rates, ofWeights);
            document.Add("Two of every four weights", [0.5], JudgeAll(CandidateList.Patterns, [0.5]));
            double[] ofNeurons = [0.1, 0.2, 0.3, 0.5, 0.7];
            document.Add("Neurons", ofNeurons, JudgeAll(CandidateList.Neurons, ofNeurons));
            AddCorrelations();
            string table = document.ToString();
            Console.Write(table);
            if (output is not null)
            {
                File.WriteAllText(output.FullName, table);
            }

            var drawing = new ErrorPlot(rates, ofWeights);
            Array.ForEach(plots, plot => drawing.Save(plot.FullName));
            return 0;

            void AddCorrelations()
            {
                Console.Error.WriteLine("judging by the exact change of the loss");
                using var exact = new CorrelationJudge(
                    PooledImages.Create(mnist.Train, CorrelationSamples, PoolingWindow), CorrelationNetworks);
                document.BeginCorrelations(exact);
                IReadOnlyList<CorrelationRow> weights =
                    exact.Compare(RankedCriteria.Weights, RankedCriteria.ExactOfWeights);
                document.AddCorrelations("Weights, within layers", weights, row => row.Within);
                document.AddCorrelations("Weights, all layers together", weights, row => row.Across);
                document.AddCorrelations(
                    "Neurons, within layers",
                    exact.Compare(RankedCriteria.Neurons, RankedCriteria.ExactOfNeurons),
                    row => row.Within);
            }

            List<Judgement> JudgeAll(IReadOnlyList<Candidate> candidates, IReadOnlyList<double> rates)
            {
                List<Judgement> judgements = [];
                foreach (Candidate candidate in candidates.Where(each =>
                    each.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
                {
                    Console.Error.WriteLine($"judging {candidate.Name}");
                    judgements.Add(judge.Of(candidate, rates));
                }

                return judgements;
            }
        }
        catch (Exception exception) when (exception is IOException or FileFormatException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
