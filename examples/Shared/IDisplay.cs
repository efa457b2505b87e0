using System;
using Pruning.Training;

namespace Examples;

/// <summary>How a run shows itself.</summary>
internal interface IDisplay
{
    /// <summary>Shows a text as it is.</summary>
    void Line(string text);

    /// <summary>Shows a table.</summary>
    void Table(TextTable table);

    /// <summary>Trains, and shows how it goes.</summary>
    TrainingResult Train(Func<IProgress<TrainingProgress>, TrainingResult> fit);
}
