using System.Text;

namespace Smtp163Addin.Relay.Composition.PlainText;

/// <summary>
/// Sets text in lines as a reader of plain text expects it: white space collapsed, paragraphs apart, quotes and list items with
/// their marks. It only ever appends, so its cost is in proportion to what it is given.
/// </summary>
internal sealed class TextLayout
{
    // Deeper levels are there but not shown: a hostile page could otherwise turn every line into a long one.
    private const int ShownLevels = 8;

    private const char NoBreakSpace = '\u00a0';

    private readonly StringBuilder _text = new();
    private readonly List<Level> _levels = [];
    private readonly int _longestWithMarks;
    private int _breaks;
    private int _sharedLevels;
    private int _lineStart;
    private bool _space;
    private bool _lineOpen;
    private string _separator = "";

    /// <summary>Makes an empty text.</summary>
    /// <param name="longestWithMarks">The length from which on lines are written without marks.</param>
    public TextLayout(int longestWithMarks) => _longestWithMarks = longestWithMarks;

    private sealed record Level(string FirstLine, string OtherLines)
    {
        public bool Started { get; set; }
    }

    /// <summary>How much is written, in UTF-16 code units.</summary>
    public int Length => _text.Length;

    /// <summary>How many lines were begun; what stands on one line has the same number.</summary>
    public int Line { get; private set; }

    /// <summary>Adds running text, white space collapsed as HTML does it.</summary>
    /// <param name="text">The text.</param>
    public void Flow(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var word = text.IndexOfAny(" \t\r\n\f");
            if (word != 0)
            {
                Write(word < 0 ? text : text[..word]);
            }

            if (word < 0)
            {
                return;
            }

            _space = true;
            text = text[(word + 1)..];
        }
    }

    /// <summary>Adds preformatted text: its spaces and newlines stay.</summary>
    /// <param name="text">The text.</param>
    public void Preformatted(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('\r', '\n') is >= 0 and var end)
        {
            Write(text[..end]);
            LineBreak();
            text = text[(text[end..].StartsWith("\r\n") ? end + 2 : end + 1)..];
        }

        Write(text);
    }

    /// <summary>Ends the line as it is, leaving a blank one where there are several.</summary>
    public void LineBreak()
    {
        _space = false;
        if (_separator.Length == 0)
        {
            _breaks = Math.Min(_breaks + 1, 2);
        }
    }

    /// <summary>Makes sure that what follows begins on a line of its own.</summary>
    public void Block() => Break(1);

    /// <summary>Makes sure that a blank line stands before what follows.</summary>
    public void Paragraph() => Break(2);

    /// <summary>Puts a mark between what stands on this line and what follows on it, instead of a break.</summary>
    /// <param name="separator">The mark; with an earlier one that nothing followed, both stand.</param>
    public void Separate(string separator)
    {
        _separator += separator;
        _breaks = 0;
        _space = false;
    }

    /// <summary>Forgets the marks that nothing followed.</summary>
    public void EndRow() => _separator = "";

    /// <summary>Begins a level: every line from here on is marked.</summary>
    /// <param name="firstLine">What stands before its first line.</param>
    /// <param name="otherLines">What stands before the others.</param>
    public void Indent(string firstLine, string otherLines) => _levels.Add(new Level(firstLine, otherLines));

    /// <summary>Ends the innermost level.</summary>
    public void Outdent()
    {
        _levels.RemoveAt(_levels.Count - 1);
        _sharedLevels = Math.Min(_sharedLevels, _levels.Count);
    }

    /// <summary>Whether what was written from a place on is a certain text.</summary>
    /// <param name="start">The place, an earlier <see cref="Length"/>.</param>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> when it is, white space at both ends aside.</returns>
    public bool EndsWith(int start, string text)
    {
        var length = _text.Length - start;
        return length >= text.Length && length <= text.Length + 64
            && string.Equals(_text.ToString(start, length).Trim(), text, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Break(int count)
    {
        _space = false;
        if (_lineOpen && _separator.Length == 0)
        {
            _breaks = Math.Max(_breaks, count);
        }
    }

    private void Write(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (_breaks > 0 && _text.Length > 0)
        {
            EndLine();
        }

        _breaks = 0;
        if (!_lineOpen)
        {
            BeginLine();
        }
        else if (_separator.Length > 0)
        {
            _text.Append(_separator);
        }
        else if (_space)
        {
            _text.Append(' ');
        }

        _separator = "";
        _space = false;
        _sharedLevels = _levels.Count;
        var start = _text.Length;
        _text.Append(text).Replace(NoBreakSpace, ' ', start, text.Length);
    }

    private void EndLine()
    {
        _lineOpen = false;
        TrimLine();
        _text.Append('\n');
        for (; _breaks > 1; _breaks--)
        {
            _lineStart = _text.Length;
            WriteMarks(_sharedLevels, blank: true);
            TrimLine();
            _text.Append('\n');
        }
    }

    private void BeginLine()
    {
        Line++;
        _lineOpen = true;
        _lineStart = _text.Length;
        WriteMarks(_levels.Count, blank: false);
    }

    private void TrimLine()
    {
        while (_text.Length > _lineStart && _text[^1] == ' ')
        {
            _text.Length--;
        }
    }

    private void WriteMarks(int count, bool blank)
    {
        if (_text.Length > _longestWithMarks)
        {
            return;
        }

        for (var index = 0; index < Math.Min(count, ShownLevels); index++)
        {
            var level = _levels[index];
            _text.Append(level.Started || blank ? level.OtherLines : level.FirstLine);
            level.Started |= !blank;
        }
    }
}
