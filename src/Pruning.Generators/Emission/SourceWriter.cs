using System;
using System.Text;

namespace Pruning.Generators.Emission;

/// <summary>
/// Writes indented C# text with \n at the end of every line, whatever the host uses. Templates of several lines are
/// indented as a whole, so that they can be written as they look.
/// </summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    /// <summary>Writes the lines of the text at the present indentation.</summary>
    public void Lines(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', _indent * 4).Append(line);
            }

            _text.Append('\n');
        }
    }

    public void Line() => _text.Append('\n');

    /// <summary>Writes the header and an opening brace; the scope that is returned writes the closing one.</summary>
    public Scope Block(string header, string open = "{", string close = "}")
    {
        Lines(header);
        Lines(open);
        _indent++;
        return new Scope(this, close);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Scope(SourceWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer._indent--;
            writer.Lines(close);
        }
    }
}
