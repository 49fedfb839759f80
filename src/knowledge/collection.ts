/** The files of one folder in, a validated collection and every problem in it out. */
import type { Document } from "../documents/document.ts";
import type { Citation, NonEmptyCitations } from "./citation.ts";
import type { FactSpec, GapSpec, GlossarySpec, SourceSpec } from "./collection-schema.ts";
import { factSchema, gapSchema, glossarySchema, headSchema } from "./collection-schema.ts";
import type { Fact, FactSet, Gap, Pattern } from "./fact.ts";
import type { Collection, Kind, Term } from "./knowledge.ts";
import type { Problem } from "./problem.ts";
import { resolveQuote } from "./quote.ts";
import type { Source } from "./source.ts";
import { citationOf, sourceOf } from "./source.ts";
import { YamlFile } from "./yaml-file.ts";

/** A file as read: its path relative to the knowledge folder, and its text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A source as read: its path relative to the knowledge folder, and what stands in it. */
export interface SourceFile {
  readonly path: string;
  readonly document: Document;
}

export interface CollectionFiles {
  /** The folder's path relative to the knowledge folder; empty for the knowledge folder itself. */
  readonly id: string;
  readonly sources: readonly SourceFile[];
  readonly facts?: TextFile | undefined;
  readonly glossary?: TextFile | undefined;
  /** The language of a source that does not name its own. */
  languageOf(text: string): string;
}

export interface ParsedCollection {
  readonly collection: Collection;
  readonly problems: readonly Problem[];
}

/**
 * In steps, so that other work goes on between them. What could be read is in the collection; what
 * could not is in the problems. Never throws.
 */
export function* parseCollection(files: CollectionFiles): Generator<void, ParsedCollection, void> {
  const reader = new CollectionReader(files);
  return { collection: yield* reader.read(), problems: reader.problems };
}

class CollectionReader {
  readonly problems: Problem[] = [];
  readonly #files: CollectionFiles;
  /** Where in the file a fact or gap stands; of two with one id, the later. */
  readonly #paths = new Map<string, Path>();

  constructor(files: CollectionFiles) {
    this.#files = files;
  }

  *read(): Generator<void, Collection, void> {
    const terms = this.#readTerms();
    yield;
    const { facts: file } = this.#files;
    const plain = { id: this.#files.id, name: undefined, kinds: [], facts: [], gaps: [], terms };
    if (!file) return { ...plain, sources: this.#readSources([]) };
    const yaml = new YamlFile(file.path, file.text);
    yield;
    const { value } = yaml;
    const head = value === undefined ? undefined : yaml.check(headSchema, value, []);
    const sources = this.#readSources(head?.sources ?? [], yaml);
    yield;
    if (!head) {
      this.problems.push(...yaml.problems);
      return { ...plain, sources };
    }
    const kinds = Object.entries(head.kinds).map(([kind, name]): Kind => ({
      key: this.#key(kind),
      name,
    }));
    const termIds = new Set(terms.map((term) => term.id));
    const context = { yaml, sources, kinds, termIds };
    const facts: Fact[] = [];
    for (const [index, fact] of head.facts.entries()) {
      facts.push(...this.#readFact(fact, { ...context, path: ["facts", index] }));
      yield;
    }
    const gaps = this.#readGaps(head.gaps, context);
    this.#checkKeys(facts, gaps, yaml);
    this.problems.push(...yaml.problems);
    return { id: this.#files.id, name: head.name, sources, kinds, facts, gaps, terms };
  }

  #key(id: string): string {
    return `${this.#files.id}/${id}`;
  }

  #readTerms(): readonly Term[] {
    const { glossary } = this.#files;
    if (!glossary) return [];
    const yaml = new YamlFile(glossary.path, glossary.text);
    const { value } = yaml;
    const spec: GlossarySpec | undefined =
      value === undefined ? undefined : yaml.check(glossarySchema, value, []);
    this.problems.push(...yaml.problems);
    return Object.entries(spec ?? {}).map(([id, { optional, ...names }]) => ({
      id: this.#key(id),
      isOptional: optional,
      names,
    }));
  }

  #readSources(specs: readonly SourceSpec[], yaml?: YamlFile): readonly Source[] {
    const folder = this.#files.id === "" ? "" : `${this.#files.id}/`;
    for (const [index, { file }] of specs.entries())
      if (!this.#files.sources.some((source) => source.path === folder + file))
        yaml?.report(
          ["sources", index, "file"],
          `the source ${JSON.stringify(file)} could not be read. Permitted: a readable document of this folder`,
        );
    return this.#files.sources.map(({ path, document }): Source => {
      const spec = specs.find(({ file }) => folder + file === path);
      const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.[a-z]+$/iu, "");
      return sourceOf(document, {
        id: path,
        title: spec?.title ?? document.title ?? name,
        language: spec?.language ?? document.language ?? this.#files.languageOf(document.text),
      });
    });
  }

  /** The fact, or none. */
  #readFact(value: unknown, context: ReadContext & { path: Path }): readonly Fact[] {
    const { yaml, kinds, path } = context;
    const spec = yaml.check(factSchema, value, path);
    if (!spec) return [];
    this.#paths.set(this.#key(spec.id), path);
    const citations = this.#cite(spec, context);
    if (!citations) return [];
    if (!kinds.some((kind) => kind.key === this.#key(spec.kind)))
      yaml.report(
        [...path, "kind"],
        `kind ${JSON.stringify(spec.kind)} is not one of this file's. Permitted: ${kinds.map((kind) => kind.key.split("/").at(-1)).join(", ")}`,
      );
    this.#checkTerms(spec, context);
    return [this.#toFact(spec, citations)];
  }

  #cite(
    spec: FactSpec,
    { yaml, sources, path }: ReadContext & { path: Path },
  ): NonEmptyCitations | undefined {
    const folder = this.#files.id === "" ? "" : `${this.#files.id}/`;
    const named =
      spec.source === undefined
        ? sources
        : sources.filter((source) => source.id === folder + spec.source);
    const citations: Citation[] = [];
    for (const [index, quote] of spec.quotes.entries()) {
      const places = named.map((source) => ({ source, span: resolveQuote(quote, source.text) }));
      const place = places.find(({ span }) => typeof span !== "string");
      if (!place || typeof place.span === "string") {
        const reason =
          places
            .map(({ span }) => span)
            .find((span) => typeof span === "string" && /stands/u.test(span)) ?? places[0]?.span;
        const why =
          typeof reason === "string"
            ? reason
            : `the source ${JSON.stringify(spec.source ?? "")} is not there. Permitted: ${sources.map(({ id }) => id.slice(folder.length)).join(", ") || "a source of this folder"}.`;
        yaml.report([...path, "quotes", index], `fact ${spec.id}: ${why}`);
        return undefined;
      }
      citations.push(citationOf(place.source, place.span));
    }
    const [first, ...rest] = citations;
    return first && [first, ...rest];
  }

  #toFact(spec: FactSpec, citations: NonEmptyCitations): Fact {
    return {
      ...this.#subject(spec),
      kind: this.#key(spec.kind),
      label: spec.label,
      items: spec.items,
      citations,
      denies: spec.denies.map((pattern) => this.#pattern(pattern)),
      values: spec.values.map((value) => ({
        ...value,
        unit: value.unit === PERCENT ? PERCENT : this.#key(value.unit),
      })),
      set: spec.set && this.#set(spec.set),
      related: spec.related.map((id) => this.#key(id)),
    };
  }

  #subject(spec: GapSpec | FactSpec) {
    return {
      key: this.#key(spec.id),
      statement: spec.statement,
      about: spec.about.map((pattern) => this.#pattern(pattern)),
      denies: [] as readonly Pattern[],
      explains: spec.explains.flatMap((pattern) => this.#pattern(pattern)),
      answers: spec.answers,
      questions: spec.questions ?? {},
    };
  }

  #set(spec: NonNullable<FactSpec["set"]>): FactSet {
    const terms = (patterns: readonly string[]) =>
      new Set(patterns.flatMap((pattern) => this.#pattern(pattern)));
    return {
      stated: spec.stated,
      listed: spec.listed,
      anchors: terms(spec.anchors),
      requires: terms(spec.requires),
      foreign: terms(spec.foreign),
      members: new Set(spec.members.map((id) => this.#key(id))),
      notListed: spec.notListed,
    };
  }

  #readGaps(values: readonly unknown[], context: ReadContext): readonly Gap[] {
    return values.flatMap((value, index) => {
      const spec = context.yaml.check(gapSchema, value, ["gaps", index]);
      if (!spec) return [];
      this.#paths.set(this.#key(spec.id), ["gaps", index]);
      this.#checkTerms(spec, { ...context, path: ["gaps", index] });
      return [{ ...this.#subject(spec), nearest: spec.nearest.map((id) => this.#key(id)) }];
    });
  }

  /** Terms become keys of this collection; amounts such as `#2010` belong to all. */
  #pattern(text: string): Pattern {
    return text.split(/\s+/u).map((term) => (term.startsWith("#") ? term : this.#key(term)));
  }

  #checkTerms(
    spec: FactSpec | GapSpec,
    { yaml, termIds, path }: ReadContext & { path: Path },
  ): void {
    const denies = "denies" in spec ? spec.denies : [];
    const values =
      "values" in spec
        ? spec.values.map(({ unit }) => unit).filter((unit) => unit !== PERCENT)
        : [];
    const set = "set" in spec ? spec.set : undefined;
    const inSet = set ? [...set.anchors, ...set.requires, ...set.foreign] : [];
    for (const [field, patterns] of Object.entries({
      set: inSet,
      about: spec.about,
      denies,
      explains: spec.explains,
      values,
    }))
      for (const [index, pattern] of patterns.entries())
        for (const term of this.#pattern(pattern))
          if (!term.startsWith("#") && !termIds.has(term))
            yaml.report(
              [...path, field, index],
              `${field}: ${JSON.stringify(term.split("/").at(-1))} is not a term. Permitted: an id of glossary.yaml, or an amount such as #2010`,
            );
  }

  /** Every id stands once, and every id that is pointed to is there. */
  #checkKeys(facts: readonly Fact[], gaps: readonly Gap[], yaml: YamlFile): void {
    const keys = new Set<string>();
    for (const { key } of [...facts, ...gaps]) {
      const path = this.#paths.get(key) ?? [];
      if (keys.has(key))
        yaml.report(path, `the id ${idOf(key)} is used twice. Permitted: one id a fact or gap.`);
      keys.add(key);
    }
    const pointers = [
      ...facts.map(({ key, related, set }) => ({
        from: key,
        to: [...related, ...(set?.members ?? [])],
      })),
      ...gaps.map(({ key, nearest }) => ({ from: key, to: nearest })),
    ];
    for (const { from, to } of pointers)
      for (const key of to)
        if (!keys.has(key))
          yaml.report(
            this.#paths.get(from) ?? [],
            `${idOf(from)} points to ${idOf(key)}, which is not there. Permitted: the id of a fact of this file.`,
          );
  }
}

function idOf(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

const PERCENT = "percent";

type Path = readonly (string | number)[];

interface ReadContext {
  readonly yaml: YamlFile;
  readonly sources: readonly Source[];
  readonly kinds: readonly Kind[];
  readonly termIds: ReadonlySet<string>;
}
