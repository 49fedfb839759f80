/** Writes small dictionaries of our own making as each format has them. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** As an index of dictd writes a number. */
export function base64Number(value: number): string {
  return value < 64
    ? DIGITS.charAt(value)
    : base64Number(Math.floor(value / 64)) + DIGITS.charAt(value % 64);
}

/** The two files of dictd; a definition is given as it stands in the file. */
export function dictdFiles(definitions: readonly (readonly [headword: string, text: string])[]): {
  index: string;
  dict: Buffer;
} {
  let offset = 0;
  const lines = definitions.map(([headword, text]) => {
    const length = Buffer.byteLength(text);
    const line = `${headword}\t${base64Number(offset)}\t${base64Number(length)}\n`;
    offset += length;
    return line;
  });
  return { index: lines.join(""), dict: Buffer.from(definitions.map(([, text]) => text).join("")) };
}

export const englishItalian = dictdFiles([
  ["00databaseinfo", "\nNotes:\n\nLicensed under the terms of a licence of our own.\n\nMore.\n"],
  ["00databaseshort", "00-database-short\nEnglish-Italian Test Dictionary ver. 1\n"],
  ["expense", "expense /ɪkspˈɛns/ <n>\nspesa, costo\nwhat one pays\n"],
  ["write", "write /ɹˈaɪt/\nscrivere\n"],
  ["account", "account /ɐkˈaʊnt/\n1. conto\nat a bank\n2. la relazione (scritta)\n"],
  ["wellknown", "well-known <adj>\nnoto\n"],
  ["economic", "economic\neconomico\n"],
]);

export const cedict = `# CC-CEDICT
#
# License:
# A licence of our own
#
#! version=1
經濟 经济 [jing1 ji4] /economy/economic/
創意產業 创意产业 [chuang4 yi4 chan3 ye4] /creative industry/
學校 学校 [xue2 xiao4] /school/CL:所[suo3]/
學堂 学堂 [xue2 tang2] /college/school (old)/
寫 写 [xie3] /to write/
張 张 [zhang1] /surname Zhang/
貨運 货运 [huo4 yun4] /freight transport/cargo, load/Freight Town, in Test Province/
`;

export const tei = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Italian-English Test Dictionary</title></titleStmt>
<publicationStmt><availability><p>Licensed under <ref>a licence</ref> of our own</p></availability></publicationStmt>
</fileDesc></teiHeader>
<text><body>
<entry><form><orth>banco</orth><pron>bˈanko</pron></form><gramGrp><pos>n</pos></gramGrp>
<sense n="1"><cit type="trans" xml:lang="en"><quote>desk &amp; bench</quote></cit>
<cit type="example"><quote>un banco di scuola</quote><cit type="trans"><quote>a school desk of wood</quote></cit></cit></sense>
<sense n="2"><cit type="trans"><quote>counter</quote></cit></sense></entry>
<entry><form><orth>spesa</orth></form><sense><cit type="trans"><quote>expense; cost</quote></cit></sense></entry>
<entry><form></form></entry>
</body></text></TEI>
`;
