using Smtp163Addin.Relay.Composition.PlainText;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Composition;

/// <summary>The text alternative: what a person reads who sees no HTML.</summary>
public sealed class HtmlToTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("  a \r\n\t b  ", "a b")]
    [InlineData("<p>one</p><p>two</p>", "one\n\ntwo")]
    [InlineData("<p>one<p>two", "one\n\ntwo")]
    [InlineData("<div>one</div><div>two</div>three", "one\ntwo\nthree")]
    [InlineData("one<br>two<br/>three", "one\ntwo\nthree")]
    [InlineData("one<br><br><br><br>two", "one\n\ntwo")]
    [InlineData("a<b>b</b>c <i> d</i>", "abc d")]
    [InlineData("1 &lt; 2 &amp;&amp; 3 &gt; 2 &#x4E2D;&#25991; &eacute;", "1 < 2 && 3 > 2 中文 é")]
    [InlineData("a&nbsp;&nbsp;b", "a  b")]
    [InlineData("1 < 2 and 3 <4", "1 < 2 and 3 <4")]
    [InlineData("<h1>Title</h1>text<h2>Sub</h2>more", "Title\n\ntext\n\nSub\n\nmore")]
    [InlineData("above<hr>below", "above\n----------\nbelow")]
    [InlineData("zero\u200Bwidth \u202Eabc\u202C 👩‍👩‍👧‍👦", "zero\u200Bwidth \u202Eabc\u202C 👩‍👩‍👧‍👦")]
    public void Text_stands_in_lines_and_paragraphs(string html, string text) => Assert.Equal(text, HtmlToText.Convert(html));

    [Theory]
    [InlineData("<p class=MsoNormal>one</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>two</p>", "one\n\ntwo")]
    [InlineData("<p class=\"MsoNormal\">one<o:p></o:p></p>\r\n<p class=\"MsoNormal\">two<o:p></o:p></p>", "one\ntwo")]
    [InlineData("<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>item</p>", "1.  item")]
    [InlineData("<!--[if mso]><p>for Word</p><![endif]--><p>for all</p>", "for all")]
    public void Lines_of_Outlook_stay_lines(string html, string text) => Assert.Equal(text, HtmlToText.Convert(html));

    [Theory]
    [InlineData("<a href=\"https://example.com/?a=1&amp;b=2\">the offer</a>.", "the offer <https://example.com/?a=1&b=2>.")]
    [InlineData("<a href=\"https://example.com/\">https://example.com</a>", "https://example.com")]
    [InlineData("<a href=\"https://example.com/\">example.com</a>", "example.com")]
    [InlineData("<a href=\"HTTPS://EXAMPLE.com\">https://example.com</a>", "https://example.com")]
    [InlineData("<a href=\"mailto:wang@example.com\">Wang</a>", "Wang <wang@example.com>")]
    [InlineData("<a href=\"mailto:wang@example.com\">wang@example.com</a>", "wang@example.com")]
    [InlineData("<a href=\"#part\">below</a> <a name=x>here</a> <a href=\"javascript:alert(1)\">no</a>", "below here no")]
    [InlineData("<a href=\"https://example.com/\"><img src=x alt=\"Shop\"></a>", "[Shop] <https://example.com/>")]
    [InlineData("<a href=https://a.example>one<a href=https://b.example>two</a>", "one <https://a.example>two <https://b.example>")]
    [InlineData("<a href=\"https://evil.example\">https://bank.example</a>", "https://bank.example <https://evil.example>")]
    public void Links_keep_their_targets(string html, string text) => Assert.Equal(text, HtmlToText.Convert(html));

    [Theory]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "- a\n- b")]
    [InlineData("<ul><li>a<li>b</ul>after", "- a\n- b\n\nafter")]
    [InlineData("<ol><li>a<li>b</ol>", "1. a\n2. b")]
    [InlineData("<ol start=9><li>a<li>b<li value=20>c</ol>", "9. a\n10. b\n20. c")]
    [InlineData("<ul><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ul>", "- a\n  - b\n    1. c\n- d")]
    [InlineData("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n  b\n- c")]
    [InlineData("<ol><li>line one<br>line two</ol>", "1. line one\n   line two")]
    [InlineData("<dl><dt>word<dd>meaning<dt>next<dd>sense</dl>", "word\n    meaning\nnext\n    sense")]
    [InlineData("<p>before</p><ul><li>a</ul><p>after</p>", "before\n\n- a\n\nafter")]
    public void Lists_keep_their_marks(string html, string text) => Assert.Equal(text, HtmlToText.Convert(html));

    [Theory]
    [InlineData("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a | b\nc | d")]
    [InlineData("<table><tbody><tr><td><p>a</p></td>\r\n<td><p>b</p></td></tr></tbody></table>", "a | b")]
    [InlineData("<table><tr><th></th><th>Jan</th></tr><tr><td>North</td><td>1</td></tr></table>", "  | Jan\nNorth | 1")]
    [InlineData("<table><tr><td>a<td><td>c</table>", "a |  | c")]
    [InlineData("<table><tr><td></td><td>logo</td><td></td></tr></table>next", "logo\nnext")]
    [InlineData("<table><tr><td>a<br>b</td><td>c</td></tr></table>", "a\nb\nc")]
    [InlineData("<table><tr><td><table><tr><td>a<td>b</table></td></tr><tr><td>c</td></tr></table>", "a | b\nc")]
    [InlineData("before<table><caption>Sales</caption><tr><td>a</td></tr></table>after", "before\nSales\na\nafter")]
    public void Tables_keep_their_rows(string html, string text) => Assert.Equal(text, HtmlToText.Convert(html));

    [Theory]
    [InlineData("answer<blockquote>one<br>two</blockquote>after", "answer\n\n> one\n> two\n\nafter")]
    [InlineData("<blockquote><p>one</p><p>two</p><blockquote>deep</blockquote></blockquote>", "> one\n>\n> two\n>\n> > deep")]
    [InlineData("<blockquote><ul><li>a<br>b</ul></blockquote>", "> - a\n>   b")]
    [InlineData("<pre>\n  a\n    b &lt; c\n</pre>after", "  a\n    b < c\n\nafter")]
    [InlineData("x<pre>a\r\nb\rc</pre>", "x\n\na\nb\nc")]
    public void Quotes_and_code_keep_their_form(string html, string text) => Assert.Equal(text, HtmlToText.Convert(html));

    [Theory]
    [InlineData("<head><title>t</title><style>p{}</style></head>x", "x")]
    [InlineData("<script>alert('<p>no</p>')</script>x<script>y", "x")]
    [InlineData("<div style=\"font-size:0; DISPLAY : none !important\">no<div>no</div>no</div>x", "x")]
    [InlineData("<span hidden>no</span>x", "x")]
    [InlineData("<p style='display:none'>no<p>x", "x")]
    [InlineData("<p style='display:none'>no<div>x", "x")]
    [InlineData("<table><tr><td style='display:none'>no<td>x<tr><td>y</table>", "x\ny")]
    [InlineData("<table><tr><td><div style='display:none'>no</td><td>x</td></tr></table>y", "x\ny")]
    [InlineData("<div hidden><table><tr><td>no</td></tr></table>no</div>x", "x")]
    [InlineData("<template>no</template><iframe>no</iframe><svg><title>no</title></svg>x", "x")]
    [InlineData("<img src=x><img alt=''><img alt='a cat'>", "[a cat]")]
    [InlineData("<img hidden alt=no>x", "x")]
    [InlineData("<!-- no -->x<!-- no", "x")]
    public void What_is_not_seen_is_left_out(string html, string text) => Assert.Equal(text, HtmlToText.Convert(html));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<div><p>")]
    [InlineData("<table><tr><td>x")]
    [InlineData("<blockquote>x")]
    [InlineData("<ul><li>x")]
    [InlineData("<font size=1>x<p>")]
    [InlineData("<a href=x>")]
    [InlineData("<p hidden>")]
    [InlineData("</td></table></b>")]
    [InlineData("<")]
    [InlineData("&")]
    [InlineData("&#")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<script><!--")]
    [InlineData("a=b ")]
    public void Hostile_HTML_costs_no_more_than_its_length(string repeated)
    {
        // Twice the length, so at most a little over twice the memory: what is not linear would need about four times as much.
        var half = Allocated(Repeat(repeated, 1 << 18));
        var whole = Allocated(Repeat(repeated, 1 << 19));

        Assert.InRange(whole, 0, (half * 3) + (1 << 20));
    }

    [Fact]
    public void Deep_nesting_of_every_kind_keeps_the_text()
    {
        string[] elements = ["div", "blockquote", "ul><li", "table><tr><td", "b", "a href=x", "pre", "dl><dd"];

        Assert.All(elements, element =>
            Assert.Contains("innermost", HtmlToText.Convert($"{Repeat($"<{element}>", 1 << 18)}innermost"), StringComparison.Ordinal));
    }

    [Fact]
    public void Marks_do_not_multiply_what_they_mark()
    {
        var html = Repeat("<blockquote>", 3000) + Repeat("<br>x", 1 << 18);

        Assert.InRange(HtmlToText.Convert(html).Length, 0, html.Length * 3);
    }

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length));

    private static long Allocated(string html)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        HtmlToText.Convert(html);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
