using System;
using System.Linq;
using Pruning.Training;
using Spectre.Console;

namespace Examples;

/// <summary>A terminal: a bar per phase that fills anew with each epoch, and framed tables.</summary>
internal sealed class LiveDisplay(IAnsiConsole console) : IDisplay
{
    private const int WideTerminal = 120;
    private const int WideBar = 30;
    private const int NarrowBar = 10;

    // Past the layout of the console, which would break a long line at a space of its own choice.
    public void Line(string text) => console.Profile.Out.Writer.WriteLine(text);

    public void Table(TextTable table)
    {
        var framed = new Table { Border = TableBorder.Rounded };
        for (int i = 0; i < table.Header.Length; i++)
        {
            var column = new TableColumn(new Text(table.Header[i]));
            framed.AddColumn(i == 0 ? column.NoWrap() : column.RightAligned());
        }

        foreach (string[] row in table.Rows)
        {
            framed.AddRow(row.Select(cell => new Text(cell)));
        }

        console.Write(framed);
    }

    public TrainingResult Train(Func<IProgress<TrainingProgress>, TrainingResult> fit)
    {
        bool isWide = console.Profile.Width >= WideTerminal;
        return console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = isWide ? WideBar : NarrowBar },
                new FactsColumn())
            .Start(context => fit(new PhaseBars(context, isWide)));
    }
}
