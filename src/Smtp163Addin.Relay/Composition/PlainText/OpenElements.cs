using System.Globalization;
using MimeKit.Text;

namespace Smtp163Addin.Relay.Composition.PlainText;

/// <summary>The elements whose end matters to the layout, innermost last, with the end tags that HTML lets authors leave out.</summary>
internal sealed class OpenElements
{
    // As deep as browsers nest; what is deeper is shown without its layout.
    private const int Deepest = 256;

    private readonly TextLayout _layout;
    private readonly List<Element> _elements = [];
    private int _preformatted;
    private int _tooDeep;
    private bool _tightParagraph;

    /// <summary>Starts outside of every element.</summary>
    /// <param name="layout">Where the text goes.</param>
    public OpenElements(TextLayout layout) => _layout = layout;

    /// <summary>Whether white space stays as it is.</summary>
    public bool Preformatted => _preformatted > 0;

    /// <summary>Begins an element.</summary>
    /// <param name="tag">Its start tag.</param>
    public void Start(HtmlTagToken tag)
    {
        switch (tag.Id)
        {
            case HtmlTagId.Br:
                _layout.LineBreak();
                break;
            case HtmlTagId.HR:
                _layout.Block();
                _layout.Flow("----------");
                _layout.Block();
                break;
            case HtmlTagId.Image:
                Image(tag);
                break;
            case HtmlTagId.P:
                Paragraph(tag);
                break;
            case HtmlTagId.A:
                CloseTo(HtmlTagId.A);
                if (LinkTarget.Of(tag) is { } target)
                {
                    Push(new Element(HtmlTagId.A) { Target = target, Start = _layout.Length });
                }

                break;
            case HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.Menu or HtmlTagId.Dir or HtmlTagId.DL:
                Separate(InItem);
                Push(new Element(tag.Id) { Number = Number(tag, HtmlAttributeId.Start) ?? 1 });
                break;
            case HtmlTagId.LI:
                Item(tag);
                break;
            case HtmlTagId.DT:
                CloseTo(HtmlTagId.DD);
                _layout.Block();
                break;
            case HtmlTagId.DD:
                CloseTo(HtmlTagId.DD);
                _layout.Block();
                Push(new Element(HtmlTagId.DD), "    ", "    ");
                break;
            case HtmlTagId.BlockQuote:
                _layout.Paragraph();
                Push(new Element(HtmlTagId.BlockQuote), "> ", "> ");
                break;
            case HtmlTagId.Pre or HtmlTagId.Listing or HtmlTagId.Xmp or HtmlTagId.PlainText or HtmlTagId.TextArea:
                _layout.Paragraph();
                Push(new Element(tag.Id));
                break;
            case HtmlTagId.Table:
                _layout.Block();
                Push(new Element(HtmlTagId.Table));
                break;
            case HtmlTagId.TR:
                CloseTo(HtmlTagId.TR);
                _layout.Block();
                Push(new Element(HtmlTagId.TR) { Start = _layout.Line });
                break;
            case HtmlTagId.TD or HtmlTagId.TH:
                Cell(tag.Id);
                break;
            default:
                Other(tag.Id);
                break;
        }
    }

    /// <summary>Ends an element.</summary>
    /// <param name="id">The name in its end tag.</param>
    public void End(HtmlTagId id)
    {
        if (id == HtmlTagId.P)
        {
            Separate(_tightParagraph);
        }
        else if (id == HtmlTagId.Br)
        {
            _layout.LineBreak();
        }
        else if (!Element.IsFollowed(id))
        {
            Other(id);
        }
        else if (_tooDeep > 0)
        {
            _tooDeep--;
        }
        else
        {
            CloseTo(id);
        }
    }

    private bool InItem => _elements.Exists(element => element.Id is HtmlTagId.LI or HtmlTagId.DD);

    private bool InCell => _elements.Exists(element => element.Id is HtmlTagId.TD or HtmlTagId.TH);

    private static int? Number(HtmlTagToken tag, HtmlAttributeId attribute) =>
        int.TryParse(Attribute(tag, attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Attribute(HtmlTagToken tag, HtmlAttributeId id) =>
        tag.Attributes.FirstOrDefault(attribute => attribute.Id == id)?.Value;

    private void Other(HtmlTagId id)
    {
        if (Blocks.IsHeading(id))
        {
            Separate(InCell);
        }
        else if (Blocks.IsBlock(id))
        {
            _layout.Block();
        }
    }

    private void Separate(bool close)
    {
        if (close)
        {
            _layout.Block();
        }
        else
        {
            _layout.Paragraph();
        }
    }

    // Outlook writes every line as a paragraph without margins. In cells and list items, blank lines would tear apart what belongs
    // together.
    private void Paragraph(HtmlTagToken tag)
    {
        _tightParagraph = InCell || InItem || Attribute(tag, HtmlAttributeId.Class)?.StartsWith("Mso", StringComparison.Ordinal) == true;
        Separate(_tightParagraph);
    }

    private void Image(HtmlTagToken tag)
    {
        if (Attribute(tag, HtmlAttributeId.Alt) is { } alternative && !string.IsNullOrWhiteSpace(alternative))
        {
            _layout.Flow("[" + alternative.Trim() + "]");
        }
    }

    private void Item(HtmlTagToken tag)
    {
        CloseTo(HtmlTagId.LI);
        _layout.Block();
        var mark = "- ";
        if (_elements.FindLast(element => Element.IsList(element.Id)) is { Id: HtmlTagId.OL } list)
        {
            list.Number = Number(tag, HtmlAttributeId.Value) ?? list.Number;
            mark = string.Create(CultureInfo.InvariantCulture, $"{list.Number}. ");
            list.Number = unchecked(list.Number + 1);
        }

        Push(new Element(HtmlTagId.LI), mark, new string(' ', mark.Length));
    }

    private void Cell(HtmlTagId id)
    {
        CloseTo(HtmlTagId.TD);
        if (_elements.FindLast(element => element.Id is HtmlTagId.TR or HtmlTagId.Table) is { Id: HtmlTagId.TR } row)
        {
            // A row stays on one line while its cells do. What has several lines in a cell is layout, not data.
            if (_layout.Line > row.Start + 1)
            {
                _layout.Block();
            }
            else if (_layout.Line > row.Start)
            {
                _layout.Separate(" | ");
            }
            else if (row.Number > 0 && id == HtmlTagId.TH)
            {
                // The empty corner of a table with headings.
                _layout.Flow("\u00a0");
                _layout.Separate(" | ");
            }

            row.Number++;
        }

        Push(new Element(HtmlTagId.TD));
    }

    private void Push(Element element, string? firstLine = null, string otherLines = "")
    {
        if (_elements.Count == Deepest)
        {
            _tooDeep++;
            return;
        }

        _elements.Add(element with { Indents = firstLine is not null });
        _preformatted += element.IsPreformatted ? 1 : 0;
        if (firstLine is not null)
        {
            _layout.Indent(firstLine, otherLines);
        }
    }

    private void CloseTo(HtmlTagId id)
    {
        id = id == HtmlTagId.TH ? HtmlTagId.TD : id;
        for (var index = _elements.Count - 1; index >= 0; index--)
        {
            if (_elements[index].Id == id)
            {
                while (_elements.Count > index)
                {
                    CloseLast();
                }

                return;
            }

            if (Element.Holds(_elements[index].Id, id))
            {
                return;
            }
        }
    }

    private void CloseLast()
    {
        var element = _elements[^1];
        _elements.RemoveAt(_elements.Count - 1);
        _preformatted -= element.IsPreformatted ? 1 : 0;
        if (element.Indents)
        {
            _layout.Outdent();
        }

        switch (element.Id)
        {
            case HtmlTagId.A:
                element.Target?.WriteAfter(_layout, element.Start);
                break;
            case HtmlTagId.TR:
                _layout.EndRow();
                _layout.Block();
                break;
            case HtmlTagId.TD:
                break;
            case HtmlTagId.LI or HtmlTagId.DD or HtmlTagId.Table:
                _layout.Block();
                break;
            default:
                Separate(InItem || InCell);
                break;
        }
    }
}
