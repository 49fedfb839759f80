/** Of a page, what a reader would read: blocks of text, and what the page says of itself. */
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/documents/document.ts";
import { isUnreadable } from "../../src/documents/document.ts";
import { readHtml } from "../../src/documents/html.ts";
import { gb18030, joinedBytes, shiftJis, utf8, windows1252 } from "./bytes.ts";

function read(html: string): Document {
  const document = readHtml(utf8(html));
  if (isUnreadable(document)) throw new Error(document.message);
  return document;
}

function shown(html: string): string[] {
  const { text, blocks } = read(html);
  return blocks.map(
    ({ kind, level, start, end }) => `${kind}${level ?? ""}: ${text.slice(start, end)}`,
  );
}

describe("the blocks of a page", () => {
  it.each([
    [
      "<h1>Il <i>ponte</i></h1><p>Fu aperto\n  nel&nbsp;1932 &egrave; <b>vero</b>.",
      ["heading1: Il ponte", "paragraph: Fu aperto nel\u00A01932 è vero."],
    ],
    ["<p>uno<br>due <br> tre</p>", ["paragraph: uno\ndue\ntre"]],
    [
      "<div>sciolto<p>uno</p>e poi<div>due</div></div>",
      ["paragraph: sciolto", "paragraph: uno", "paragraph: e poi", "paragraph: due"],
    ],
    ["<ul><li>a<ul><li>b</ul><li><p>c</p></ul>", ["item: a", "item: b", "item: c"]],
    ["<blockquote>detto<p>e scritto</blockquote>", ["quotation: detto", "quotation: e scritto"]],
    ["<pre>\n  a\n   b\n</pre>", ["code:   a\n   b"]],
    [
      "<table><caption>t<tr><th>a<th>b<tr><td>1<td>due <br>tre</table>",
      ["paragraph: t", "table: a\tb", "table: 1\tdue tre"],
    ],
    [
      "<table><tr><td><div>1</div><td><p>due</table><table><tr><td><h2>T</h2><p>uno<td><p>due</table>",
      ["table: 1\tdue", "heading2: T", "paragraph: uno", "paragraph: due"],
    ],
    [
      "<dl><dt>a<dd>b</dl><figure><img alt=x><figcaption>c</figure>",
      ["paragraph: a", "paragraph: b", "paragraph: c"],
    ],
    [
      "<p>重庆的创意\n    产业 <ruby>发<rp>(<rt>fā<rp>)</ruby>展",
      ["paragraph: 重庆的创意产业 发展"],
    ],
  ])("are those of %s", (html, blocks) => {
    expect(shown(html)).toEqual(blocks);
  });

  it.each([
    "<script>no()</script>",
    "<style>no{}</style>",
    "<nav>no</nav>",
    "<header>no</header>",
    "<footer>no</footer>",
    "<template><p>no</template>",
    "<noscript>no</noscript>",
    "<svg><text>no</text></svg>",
    "<form><label>no</label><input value=no><button>no</button></form>",
    "<p hidden>no</p>",
    "<p aria-hidden=true>no</p>",
    "<p style='color:red; display: none'>no</p>",
    "<!-- no -->",
  ])("are without %s", (html) => {
    expect(shown(`<p>sì</p>${html}<p>poi</p>`)).toEqual(["paragraph: sì", "paragraph: poi"]);
  });

  it("include the header of an article, and the text of a page that is one form", () => {
    expect(shown("<article><header><h1>T</h1></header><p>uno</article>")).toHaveLength(2);
    expect(shown("<form><h1>T</h1><p>uno</p><button>no</button></form>")).toHaveLength(2);
  });

  it("have a blank line between them in the text", () => {
    expect(read("<h1>T</h1><p>uno<p>due").text).toBe("T\n\nuno\n\ndue");
  });
});

describe("what a page says of itself", () => {
  it("is its title, language, date and address", () => {
    const head = `<html lang=it-IT><head><title> Il
      porto </title><meta property=article:published_time content=2024-05-01T08:00:00Z>
      <link rel=canonical href=https://a.it/porto><meta property=og:url content=https://b.it>`;
    expect(read(`${head}<body><h1>Altro</h1>`)).toMatchObject({
      title: "Il porto",
      language: "it",
      date: "2024-05-01",
      address: "https://a.it/porto",
    });
    expect(read("<h1>Altro</h1><p>x").title).toBe("Altro");
    expect(read("<link rel=canonical href='javascript:x'><p>x").address).toBeUndefined();
  });

  it("is its encoding, where the bytes do not tell", () => {
    const meta = utf8('<meta charset="shift_jis">');
    const japanese = readHtml(joinedBytes(meta, utf8("<p>"), shiftJis("重い")));
    expect(japanese).toMatchObject({ text: "重い" });
    const equivalent = utf8("<meta http-equiv=Content-Type content='text/html; charset=gb2312'>");
    expect(readHtml(joinedBytes(equivalent, gb18030("重庆")))).toMatchObject({ text: "重庆" });
    const wrong = utf8("<meta charset=utf-8>");
    expect(readHtml(joinedBytes(wrong, windows1252("La città è qui.")))).toMatchObject({
      text: "La città è qui.",
    });
  });
});

describe("a hostile page", () => {
  it.each(["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<svg>", "<blockquote>"])(
    "of 50,000 %s is refused with what is permitted",
    (tag) => {
      expect(readHtml(utf8(`<p>a</p>${tag.repeat(50_000)}b`))).toMatchObject({
        message: expect.stringMatching(/nested too deeply\. Permitted: /u),
      });
    },
    20_000,
  );

  it.each(["<p>", "<a href=x>", "&amp;", "<", "<p a b c>", "</p>"])(
    "of 50,000 %s is read",
    (tag) => {
      expect(read(`<p>a</p>${tag.repeat(20_000)}`).text.charAt(0)).toBe("a");
    },
    20_000,
  );

  it("that is too long is refused", () => {
    expect(readHtml(utf8("<p>a".repeat(1_500_000)))).toMatchObject({
      message: expect.stringContaining("Permitted: "),
    });
  });
});
