/** Writes files into a folder of its own that is gone after the test. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export async function folderOnDisk(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "fonti-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** The source that `bridgeFacts` speaks of. */
export const bridgeText =
  "Il ponte è lungo 300 metri.\nFu aperto nel 1932 e la moda del ponte durò.\n";

export const bridgeHead = `name: { it: Il ponte, zh: 桥, en: The bridge }
sources:
  - { file: bridge.txt, title: Il ponte, language: it }
kinds:
  measure: { it: Misure, zh: 尺寸, en: Measures }
`;

/** The lines of one fact, as YAML; `over` replaces or adds fields. */
export function factLines(id: string, over: Readonly<Record<string, string>> = {}): string {
  const fields = {
    id,
    kind: "measure",
    label: "{ it: Lunghezza, zh: 长度, en: Length }",
    statement:
      "{ it: Il ponte è lungo 300 metri., zh: 桥长300米。, en: The bridge is 300 metres long. }",
    quotes: "['lungo 300 metri']",
    about: "[bridge length]",
    ...over,
  };
  return `  - ${Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n    ")}\n`;
}

export const bridgeFacts = `${bridgeHead}facts:\n${factLines("length")}`;

export const bridgeGlossary = `bridge: { it: [ponte], zh: [桥], en: [bridge] }
length: { it: [lungo, lunghezza], zh: [长度], en: [long, length] }
`;

export const bridge = {
  "bridge/bridge.txt": bridgeText,
  "bridge/facts.yaml": bridgeFacts,
  "bridge/glossary.yaml": bridgeGlossary,
};
