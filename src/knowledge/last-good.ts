/** A collection as it was used and as it reads now in, what is used of it from now on out: a mistake takes nothing away that was right. */
import type { CollectionFiles } from "./collection.ts";
import type { Collection } from "./knowledge.ts";
import type { Problem } from "./problem.ts";
import type { Source } from "./source.ts";

/** A collection's files as read, and what could not be read of them. */
export interface CollectionReading {
  readonly files: CollectionFiles;
  readonly unread: readonly Problem[];
}

export interface UsedCollection extends CollectionReading {
  readonly collection: Collection;
  /** What could not be read, and what is wrong in what could. */
  readonly problems: readonly Problem[];
  /** What the facts and the glossary in use were accepted with. */
  readonly accepted: AcceptedDescription;
  /** Of `facts.yaml` and `glossary.yaml`, those whose earlier version is used. */
  readonly kept: readonly string[];
}

interface AcceptedDescription {
  readonly facts: string | undefined;
  readonly glossary: string | undefined;
  /** Problems without their lines, which other changes move. */
  readonly faults: ReadonlySet<string>;
}

/** Whether all files read as they did before. */
export function isSameReading(before: CollectionReading, now: CollectionReading): boolean {
  const { sources, facts, glossary } = now.files;
  return (
    before.files.facts?.text === facts?.text &&
    before.files.glossary?.text === glossary?.text &&
    before.files.sources.length === sources.length &&
    before.files.sources.every(
      ({ path, document }, index) =>
        sources[index]?.path === path && sources[index].document === document,
    ) &&
    JSON.stringify(before.unread) === JSON.stringify(now.unread)
  );
}

/**
 * Facts and glossary with a fault they did not have are not used: those of before are, with the
 * sources they quote as these were. What has not changed is the same object as before.
 */
export function usedCollection(
  reading: CollectionReading & {
    readonly parsed: { readonly collection: Collection; readonly problems: readonly Problem[] };
  },
  earlier: UsedCollection | undefined,
): UsedCollection {
  const { files, unread, parsed } = reading;
  const problems = [...unread, ...parsed.problems];
  const worse = earlier && hasDescription(earlier.collection) ? newFaults(parsed, earlier) : [];
  if (earlier && worse.length > 0) {
    const collection = keptCollection(earlier.collection, parsed.collection);
    const kept = [...new Set(worse.map(({ file }) => file))];
    return { files, unread, problems, collection, accepted: earlier.accepted, kept };
  }
  const accepted = {
    facts: files.facts?.text,
    glossary: files.glossary?.text,
    faults: new Set(parsed.problems.map(faultOf)),
  };
  const next = { files, unread, problems, collection: parsed.collection, accepted, kept: [] };
  return earlier ? { ...next, collection: settledCollection(earlier, next) } : next;
}

function newFaults(
  { problems }: { readonly problems: readonly Problem[] },
  { accepted }: UsedCollection,
): readonly Problem[] {
  return problems.filter((problem) => !accepted.faults.has(faultOf(problem)));
}

function faultOf({ file, message }: Problem): string {
  return `${file}: ${message}`;
}

function hasDescription({ facts, gaps, terms }: Collection): boolean {
  return facts.length + gaps.length + terms.length > 0;
}

/** A source that is gone takes the facts with it that quote it. */
function keptCollection(earlier: Collection, next: Collection): Collection {
  const before = new Map(earlier.sources.map((source) => [source.id, source]));
  const present = new Set(next.sources.map(({ id }) => id));
  const facts = earlier.facts.filter(({ citations }) =>
    citations.every(({ sourceId }) => present.has(sourceId)),
  );
  const quoted = new Set(
    facts.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)),
  );
  const sources = next.sources.map((source): Source => {
    const known = before.get(source.id);
    if (!known) return source;
    if (quoted.has(source.id)) return known;
    const { title, language } = known;
    return settledSource({ ...source, title, language }, known);
  });
  return { ...earlier, facts, sources };
}

function settledCollection(
  earlier: UsedCollection,
  { collection, accepted }: Pick<UsedCollection, "collection" | "accepted">,
): Collection {
  const before = new Map(earlier.collection.sources.map((source) => [source.id, source]));
  const sources = collection.sources.map((source) => settledSource(source, before.get(source.id)));
  const isDescribedAlike =
    earlier.accepted.facts === accepted.facts &&
    earlier.accepted.glossary === accepted.glossary &&
    citationsOf(earlier.collection) === citationsOf(collection);
  return isDescribedAlike ? { ...earlier.collection, sources } : { ...collection, sources };
}

/** The same texts with the same citations are the same facts. */
function citationsOf({ facts }: Collection): string {
  return JSON.stringify(facts.map(({ key, citations }) => [key, citations]));
}

function settledSource(source: Source, known: Source | undefined): Source {
  const isSame =
    known?.blocks === source.blocks &&
    known.title === source.title &&
    known.language === source.language;
  return isSame ? known : source;
}
