using System;
using System.IO;

namespace Pruning.Data;

/// <summary>
/// Splits text into the fields of RFC 4180: quoted fields may hold separators, line breaks and doubled quotes. Lines
/// end with LF, CR LF or CR. One buffer for the text and one for the field are all it allocates.
/// </summary>
internal sealed class CsvTokenizer(TextReader reader, string path, char separator)
{
    private const int MaximumFieldLength = 1 << 16;
    private const int End = -1;

    private readonly char[] _buffer = new char[1 << 14];
    private char[] _field = new char[64];
    private int _fieldLength;
    private int _position;
    private int _length;
    private int _line = 1;
    private bool _startsRecord = true;

    /// <summary>The line on which the current field starts, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The current field, without its quotes; valid until the next one is read.</summary>
    public ReadOnlySpan<char> Field => _field.AsSpan(0, _fieldLength);

    /// <summary>Reads the next field; false at the end of the text.</summary>
    /// <param name="endsRecord">Whether the field is the last of its row.</param>
    public bool TryRead(out bool endsRecord)
    {
        _fieldLength = 0;
        Line = _line;
        endsRecord = true;
        int c = Next();
        if (c == End && _startsRecord)
        {
            return false;
        }

        if (c == '"')
        {
            ReadQuoted();
            c = Next();
            if (c != separator && c is not (End or '\n' or '\r'))
            {
                throw new FileFormatException(path, $"line {_line}: text follows a closing quote.");
            }
        }

        while (c != separator && c is not (End or '\n' or '\r'))
        {
            Append((char)c);
            c = Next();
        }

        if (c == '\r' && Peek() == '\n')
        {
            Next();
        }

        endsRecord = c != separator;
        _startsRecord = endsRecord;
        if (c is '\n' or '\r')
        {
            _line++;
        }

        return true;
    }

    private void ReadQuoted()
    {
        while (true)
        {
            int c = Next();
            if (c == End)
            {
                throw new FileFormatException(path, $"line {Line}: a quote is opened and never closed.");
            }

            if (c == '"')
            {
                if (Peek() != '"')
                {
                    return;
                }

                Next();
            }

            if (c == '\n')
            {
                _line++;
            }

            Append((char)c);
        }
    }

    private void Append(char c)
    {
        if (_fieldLength == _field.Length)
        {
            if (_fieldLength == MaximumFieldLength)
            {
                throw new FileFormatException(
                    path,
                    $"line {Line}: a field is longer than {MaximumFieldLength} characters; this is not a CSV file.");
            }

            Array.Resize(ref _field, 2 * _field.Length);
        }

        _field[_fieldLength++] = c;
    }

    private int Peek()
    {
        if (_position == _length)
        {
            _position = 0;
            _length = reader.Read(_buffer, 0, _buffer.Length);
        }

        return _length == 0 ? End : _buffer[_position];
    }

    private int Next()
    {
        int c = Peek();
        if (c != End)
        {
            _position++;
        }

        return c;
    }
}
