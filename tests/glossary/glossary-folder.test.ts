/** Dictionaries come from files of any make, and are kept whole or not at all. */
import { existsSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  glossaryNames,
  importGlossary,
  readGlossaries,
  removeGlossary,
} from "../../src/glossary-folder.ts";
import { TranslationTable } from "../../src/language/translation-table.ts";
import { folderOnDisk } from "../knowledge/folder-on-disk.ts";
import { cedict, dictdFiles, englishItalian, tei } from "./dictionary-files.ts";

/** A gzip file with an extra field, as `dictzip` writes it. */
function dictzip(bytes: Uint8Array): Buffer {
  const gzip = gzipSync(bytes);
  const extra = Buffer.from([4, 0, 0x52, 0x41, 0, 0]);
  const head = Buffer.from(gzip.subarray(0, 10));
  head[3] = 4;
  return Buffer.concat([head, extra, gzip.subarray(10)]);
}

const files = {
  "freedict-eng-ita.index": englishItalian.index,
  "freedict-eng-ita.dict.dz": dictzip(englishItalian.dict),
  "plain.index": englishItalian.index,
  "plain.dict": englishItalian.dict,
  "cedict_ts.u8": cedict,
  "cedict.txt.gz": gzipSync(cedict),
  "ita-eng.tei": tei,
};

describe("importing a dictionary", () => {
  it.each([
    ["freedict-eng-ita", "freedict-eng-ita", "en", "it"],
    ["freedict-eng-ita.index", "freedict-eng-ita", "en", "it"],
    ["freedict-eng-ita.dict.dz", "freedict-eng-ita", "en", "it"],
    ["plain.dict", "plain", "en", "it"],
    ["cedict_ts.u8", "cedict_ts", "zh", "en"],
    ["cedict.txt.gz", "cedict", "zh", "en"],
    ["ita-eng.tei", "ita-eng", "it", "en"],
  ])("reads %s, and keeps it as %s from %s to %s", async (file, name, from, to) => {
    const folder = await folderOnDisk(files);
    const { about, isReplaced } = await importGlossary(join(folder, file), folder);
    expect({ ...about, isReplaced }).toMatchObject({ name, from, to, isReplaced: false });
    expect(about.sha256).toMatch(/^[\da-f]{64}$/u);
    const { dictionaries, problems } = await readGlossaries(folder);
    expect(problems).toEqual([]);
    expect(dictionaries.map((dictionary) => dictionary.about)).toEqual([about]);
  });

  it("translates through what is kept", async () => {
    const folder = await folderOnDisk(files);
    await importGlossary(join(folder, "freedict-eng-ita"), folder);
    await importGlossary(join(folder, "cedict_ts.u8"), folder);
    const table = new TranslationTable((await readGlossaries(folder)).dictionaries);
    expect(table.translate("expenses", "en", "it")).toEqual(["spesa", "costo"]);
    expect(table.translate("經濟", "zh", "it")).toEqual(["economico"]);
  });

  it("replaces the one of the same name, and leaves nothing else behind", async () => {
    const folder = await folderOnDisk(files);
    await importGlossary(join(folder, "cedict_ts.u8"), folder);
    await writeFile(join(folder, "cedict_ts.u8"), `${cedict}市長 市长 [shi4 zhang3] /mayor/\n`);
    const { isReplaced, about } = await importGlossary(join(folder, "cedict_ts.u8"), folder);
    expect([isReplaced, about.entries]).toEqual([true, 7]);
    expect(await readdir(join(folder, "glossaries"))).toEqual(["cedict_ts.tsv"]);
  });

  it("takes the languages it is told before those it finds", async () => {
    const folder = await folderOnDisk(files);
    const { about } = await importGlossary(join(folder, "plain"), folder, { from: "it", to: "en" });
    expect(about).toMatchObject({ from: "it", to: "en" });
  });

  it("tells how far it is", async () => {
    const folder = await folderOnDisk(files);
    const told: (readonly [number, number])[] = [];
    const onProgress = (done: number, of: number) => told.push([done, of]);
    await importGlossary(join(folder, "cedict_ts.u8"), folder, { onProgress });
    expect(told).toEqual([
      [0, 7],
      [7, 7],
    ]);
  });
});

const untitled = dictdFiles([["expense", "expense\nspesa\n"]]);
const binary = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256);

describe("a file that is no dictionary", () => {
  it.each([
    ["no/such", {}, /no such file.*Permitted: a dictd dictionary/u],
    ["empty.txt", { "empty.txt": "" }, /line 1.*Permitted/u],
    ["page.html", { "page.html": "<!doctype html><p>漢 汉 [h] /x/</p>" }, /HTML.*Permitted/u],
    ["binary", { binary }, /not UTF-8.*Permitted/u],
    ["cut.gz", { "cut.gz": gzipSync(cedict).subarray(0, 100) }, /cannot be unpacked.*Permitted/u],
    ["a.zip", { "a.zip": Buffer.from("PK\u0003\u0004") }, /zip archive.*Permitted/u],
    ["long.txt", { "long.txt": "x".repeat(1_000_000) }, /line 1.*Permitted/u],
    ["folder", { "folder/x": "" }, /not a file.*Permitted/u],
    ["x.index", { "x.index": englishItalian.index }, /x\.dict is there.*Permitted/u],
    ["x.dict", { "x.dict": englishItalian.dict }, /x\.index.*ENOENT.*Permitted/u],
    ["x", { "x.index": "<html>\n", "x.dict": "" }, /line 1 of the \.index.*Permitted/u],
    ["x", { "x.index": "a\t/////\t//\n", "x.dict": "" }, /no entry.*Permitted/u],
    ["x", { "x.index": untitled.index, "x.dict": untitled.dict }, /does not say.*--from and --to/u],
    [
      "freedict-eng-fin",
      { "freedict-eng-fin.index": untitled.index, "freedict-eng-fin.dict": untitled.dict },
      /from "en" to "fi".*Permitted: two of it, zh, en/u,
    ],
    [
      "eng-zho",
      { "eng-zho.index": untitled.index, "eng-zho.dict": untitled.dict },
      /no entry has words of en and of zh.*Permitted/u,
    ],
  ])("such as %s is refused, and nothing is kept", async (file, others, message) => {
    const folder = await folderOnDisk({ "some.txt": "", ...others });
    const path = join(folder, file);
    await expect(importGlossary(path, folder)).rejects.toThrow(message);
    expect(existsSync(join(folder, "glossaries"))).toBe(false);
  });

  it("is named in what is said", async () => {
    const folder = await folderOnDisk({ "empty.txt": "" });
    const path = join(folder, "empty.txt");
    await expect(importGlossary(path, folder)).rejects.toThrow(path);
  });
});

describe("the dictionaries that are kept", () => {
  it("are none where there is no folder", async () => {
    const folder = await folderOnDisk({});
    expect(await readGlossaries(folder)).toEqual({ dictionaries: [], problems: [] });
  });

  it("are read as far as they are whole; of each other one it is said", async () => {
    const folder = await folderOnDisk({
      ...files,
      "glossaries/bad.tsv": "x",
      "glossaries/a.txt": "",
    });
    await importGlossary(join(folder, "cedict_ts.u8"), folder);
    await importGlossary(join(folder, "plain"), folder);
    const cut = join(folder, "glossaries", "plain.tsv");
    await writeFile(cut, (await readFile(cut, "utf8")).slice(0, -2));
    const { dictionaries, problems } = await readGlossaries(folder);
    expect(dictionaries.map(({ about }) => about.name)).toEqual(["cedict_ts"]);
    expect(problems.map(({ file, message }) => [file, /Permitted/u.test(message)])).toEqual([
      [join(folder, "glossaries", "bad.tsv"), true],
      [cut, true],
    ]);
  });

  it("are removed by name, and only by a name that is there", async () => {
    const folder = await folderOnDisk({ ...files, "outside.tsv": "x" });
    await importGlossary(join(folder, "cedict_ts.u8"), folder);
    await expect(removeGlossary("../outside", folder)).rejects.toThrow(/Permitted: cedict_ts/u);
    await removeGlossary("cedict_ts", folder);
    expect(await glossaryNames(folder)).toEqual([]);
    await expect(removeGlossary("cedict_ts", folder)).rejects.toThrow(/none is imported/u);
    expect(existsSync(join(folder, "outside.tsv"))).toBe(true);
  });
});
