/** The commands on dictionaries as an operator runs them. */
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { glossaryNames } from "../../src/glossary-folder.ts";
import { cedict } from "../glossary/dictionary-files.ts";
import { folderOnDisk } from "../knowledge/folder-on-disk.ts";
import { fonti } from "./fonti-process.ts";

describe("fonti glossary", { timeout: 60_000 }, () => {
  it("imports, lists and removes a dictionary", async () => {
    const folder = await folderOnDisk({ "cedict.u8": `${cedict}no entry\n` });
    const data = ["--data", join(folder, "data")];
    const imported = await fonti(["glossary", "import", join(folder, "cedict.u8"), ...data]);
    expect(imported).toMatchObject({ exitCode: 0, stderr: "" });
    expect(imported.stdout).toMatch(
      /^cedict is imported: zh → en, 6 headwords of 7 entries, 1 KiB\.\nEntries that could not be read: 1\.\nIt says: License: A licence of our own\n$/u,
    );
    const listed = await fonti(["glossary", "list", ...data]);
    expect(listed.stdout).toBe(
      "cedict  zh → en  6 headwords  CC-CEDICT · License: A licence of our own\n",
    );
    const removed = await fonti(["glossary", "remove", "cedict", ...data]);
    expect(removed).toMatchObject({ exitCode: 0, stdout: "cedict is removed.\n" });
    expect((await fonti(["glossary", "list", ...data])).stdout).toBe(
      "No dictionary is imported.\n",
    );
  });

  it("keeps dictionaries where the bot keeps its data", async () => {
    const folder = await folderOnDisk({ "cedict.u8": cedict });
    vi.stubEnv("DATA_DIR", folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    await fonti(["glossary", "import", join(folder, "cedict.u8")]);
    expect(await glossaryNames(folder)).toEqual(["cedict"]);
  });

  it("says which kept file is damaged, and exits with 1", async () => {
    const folder = await folderOnDisk({ "glossaries/bad.tsv": "" });
    const { exitCode, stderr } = await fonti(["glossary", "list", "--data", folder]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/bad\.tsv: damaged.*Permitted/u);
  });

  it.each([
    [["glossary"], /glossary "".*Permitted: import, list, remove/u],
    [["glossary", "export"], /"export".*Permitted: import, list, remove/u],
    [["glossary", "import"], /no file of a dictionary/u],
    [["glossary", "import", "/no/such"], /\/no\/such.*Permitted: a dictd dictionary/u],
    [["glossary", "remove"], /no name of a dictionary/u],
    [["glossary", "remove", "x", "--data", "/no/such"], /no dictionary "x".*Permitted/u],
  ])("%j exits with 2 and says what is permitted", async (args, message) => {
    const { exitCode, stdout, stderr } = await fonti(args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /u);
  });
});
