/** Facts in, MiniSearch as it comes out: the first hit answers. */
import MiniSearch from "minisearch";
import type { Fact } from "../../src/knowledge/fact.ts";
import type { Peer } from "./peer.ts";
import { wholeText } from "./peer.ts";

export function createMiniSearch(facts: readonly Fact[]): Peer {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ["text"] });
  index.addAll(facts.map((fact, id) => ({ id, text: wholeText(fact) })));
  return {
    name: "MiniSearch, first hit",
    threshold: 0,
    find(question) {
      const [first] = index.search(question);
      const fact = facts[Number(first?.id ?? -1)];
      return first && fact && { fact, score: first.score };
    },
  };
}
