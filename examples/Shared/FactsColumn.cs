using System;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Examples;

/// <summary>Shows the text that is the tag of a task.</summary>
internal sealed class FactsColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.Tag as string ?? "").Overflow(Overflow.Ellipsis);
}
