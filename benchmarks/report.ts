/** Where and with what a benchmark ran, and its results on the disk: `results/<date>-<platform>-node<version>/`. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Setting {
  readonly command: string;
  /** In UTC, as `2026-11-26`. */
  readonly date: string;
  readonly platform: string;
  readonly cores: number;
  /** Of Fonti, Node and the packages that were asked for. */
  readonly versions: Readonly<Record<string, string>> & {
    readonly fonti: string;
    readonly node: string;
  };
}

/** `packages` are those whose versions matter for the figures. */
export async function settingOf(
  command: string,
  packages: readonly string[] = [],
): Promise<Setting> {
  const others = await Promise.all(
    packages.map(async (name) => [name, await versionIn(`node_modules/${name}/package.json`)]),
  );
  return {
    command,
    date: new Date().toISOString().slice(0, 10),
    platform: process.platform,
    cores: availableParallelism(),
    versions: {
      fonti: await versionIn("package.json"),
      node: process.versions.node,
      ...Object.fromEntries(others),
    },
  };
}

/** What a report begins with. */
export function inWords({ command, versions, platform, cores }: Setting): string {
  const { fonti, node, ...packages } = versions;
  const others = Object.entries(packages).map(([name, version]) => `, ${name} ${version}`);
  return `\`${command}\` with Fonti ${fonti}, Node ${node}${others.join("")} on ${platform}, ${cores} cores.`;
}

/** Writes `<name>.json` and `<name>.md`, and prints the latter. */
export async function keepReport(name: string, result: Setting, markdown: string): Promise<void> {
  const { date, platform } = result;
  const [major] = process.versions.node.split(".");
  const place = new URL(`results/${date}-${platform}-node${major}/`, import.meta.url);
  const folder = fileURLToPath(place);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
  await writeFile(join(folder, `${name}.md`), markdown);
  console.log(markdown);
}

async function versionIn(file: string): Promise<string> {
  const text = await readFile(new URL(`../${file}`, import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
