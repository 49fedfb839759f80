import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openAccessFile } from "../../src/access-file.ts";

const timing = { quiet: 20, longest: 100, poll: 200 };

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "fonti-access-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "access.yaml");
  writeFileSync(file, text);
  return file;
}

async function open(file: string) {
  const printed: string[] = [];
  const access = await openAccessFile(file, { timing, print: (line) => void printed.push(line) });
  onTestFinished(() => access.close());
  return { access, printed };
}

describe("the access file", () => {
  it("lists people, chats and administrators; a list that is not there permits everybody", async () => {
    const { access } = await open(fileWith("users: [1, 2]\nchats:\n  - -1001234567890\n"));
    const { users, chats, admins } = access.current();
    expect([users, chats, admins]).toEqual([new Set([1, 2]), new Set([-1001234567890]), undefined]);
    expect((await open(fileWith("# nobody yet\n"))).access.current()).toEqual({});
  });

  it.each([
    ["users: everybody\n", /^access\.yaml:1:8: users: is no list\. Permitted: a list/u],
    [
      "users:\n  - 1\n  - two\n",
      /^access\.yaml:3:5: users\.1: is no Telegram number\. Permitted:/u,
    ],
    [
      "people: [1]\n",
      /^access\.yaml:1:1: file: holds something else\. Permitted: the lists users/u,
    ],
    ["users: [1\n", /^access\.yaml:\d:\d: not valid YAML/u],
  ])("is refused at the start where it is wrong: %j", async (text, problem) => {
    await expect(open(fileWith(text))).rejects.toThrow(problem);
  });

  it("is refused at the start where it is not there", async () => {
    const there = fileWith("");
    await expect(open(`${there}.not`)).rejects.toThrow(
      /^access\.yaml\.not: cannot be read \(ENOENT\)\. Permitted:/u,
    );
  });

  it("counts at once when it changes, in place or by another that takes its place", async () => {
    const file = fileWith("users: [1]\n");
    const { access, printed } = await open(file);
    writeFileSync(file, "users: [1, 2]\n");
    await vi.waitFor(() => expect(access.current().users).toEqual(new Set([1, 2])), 5000);
    writeFileSync(`${file}.new`, "admins: [3]\n");
    renameSync(`${file}.new`, file);
    await vi.waitFor(() => expect(access.current()).toEqual({ admins: new Set([3]) }), 5000);
    expect(printed).toEqual([]);
  });

  it("stays as it last was after a mistake, which is told once until it is mended", async () => {
    const file = fileWith("users: [1]\n");
    const { access, printed } = await open(file);
    writeFileSync(file, "users: [x]\n");
    await vi.waitFor(() => expect(access.problems()).toHaveLength(1), 5000);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(access.current().users).toEqual(new Set([1]));
    expect(printed).toEqual(access.problems());
    rmSync(file);
    await vi.waitFor(() => expect(access.problems()[0]).toContain("cannot be read"), 5000);
    expect(access.current().users).toEqual(new Set([1]));
    writeFileSync(file, "users: [4]\n");
    await vi.waitFor(() => expect(access.current().users).toEqual(new Set([4])), 5000);
    expect(access.problems()).toEqual([]);
  });
});
