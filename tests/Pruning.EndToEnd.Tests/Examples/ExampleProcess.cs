using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace Pruning.EndToEnd.Tests.Examples;

/// <summary>Runs of a built example, each in a process of its own, with its output piped.</summary>
/// <param name="example">Name of the example.</param>
internal sealed class ExampleProcess(string example)
{
    private const int Sigint = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // A job that a shell runs in the background ignores Ctrl+C, and so do the processes that it starts, unless told
    // otherwise.
    private static readonly string[] Launcher =
        IsInterruptIgnored() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];

    public static ExampleProcess LeNet300 { get; } = new("LeNet300");

    public static ExampleProcess LeNet5 { get; } = new("LeNet5");

    public static ExampleProcess ResNet20 { get; } = new("ResNet20");

    public static ExampleProcess Structured { get; } = new("Structured");

    /// <summary>Runs the example to its end.</summary>
    public ExampleOutput Run(params string[] arguments) => RunAndInterruptAfter(null, arguments);

    /// <summary>Runs the example, and sends Ctrl+C as soon as it prints a line that begins with the text.</summary>
    public ExampleOutput RunAndInterruptAfter(string? lineStart, params string[] arguments)
    {
        string[] command = [.. Launcher, DllOf(example), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = Task.Run(() => ReadAndInterrupt(process, lineStart));
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The example did not end: " + string.Join(' ', arguments));
        }

        return new ExampleOutput(process.ExitCode, output.Result, error.Result);
    }

    private static string ReadAndInterrupt(Process process, string? lineStart)
    {
        var text = new StringWriter();
        bool waits = lineStart is not null;
        while (process.StandardOutput.ReadLine() is string line)
        {
            text.WriteLine(line);
            if (waits && line.StartsWith(lineStart!, StringComparison.Ordinal))
            {
                waits = false;
                if (Kill(process.Id, Sigint) != 0)
                {
                    throw new InvalidOperationException("The signal could not be sent.");
                }
            }
        }

        return text.ToString();
    }

    private static bool IsInterruptIgnored()
    {
        const string Field = "SigIgn:";
        const string Status = "/proc/self/status";
        string? line = File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(text => text.StartsWith(Field, StringComparison.Ordinal))
            : null;
        return line is not null && (Convert.ToUInt64(line[Field.Length..].Trim(), 16) >> (Sigint - 1) & 1) != 0;
    }

    // Beside the folder of these tests, in the same configuration.
    private static string DllOf(string example)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string dll = Path.Combine(own.Parent!.Parent!.FullName, example, own.Name, example + ".dll");
        return File.Exists(dll) ? dll : throw new FileNotFoundException("The example has not been built.", dll);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
