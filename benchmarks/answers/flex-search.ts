/** Facts in, FlexSearch as it comes out: the first hit answers. */
import { Index } from "flexsearch";
import type { Fact } from "../../src/knowledge/fact.ts";
import type { Peer } from "./peer.ts";
import { wholeText } from "./peer.ts";

export function createFlexSearch(facts: readonly Fact[]): Peer {
  const index = new Index();
  for (const [id, fact] of facts.entries()) index.add(id, wholeText(fact));
  return {
    name: "FlexSearch, first hit",
    threshold: undefined,
    find(question) {
      const [id] = index.search(question, { limit: 1, suggest: true });
      const fact = facts[Number(id ?? -1)];
      return fact && { fact, score: 1 };
    },
  };
}
