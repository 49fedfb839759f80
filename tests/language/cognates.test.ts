/** Relatives of Italian and English share a key; words that only look a little alike do not. */
import { describe, expect, it } from "vitest";
import { cognateKey } from "../../src/language/cognates.ts";

describe("the key of relatives", () => {
  it.each([
    ["nazione", "nation"],
    ["nazioni", "nations"],
    ["possibilità", "possibility"],
    ["possibilmente", "possibly"],
    ["politico", "political"],
    ["politiche", "politics"],
    ["economia", "economy"],
    ["tecnologia", "technology"],
    ["turismo", "tourism"],
    ["artista", "artist"],
    ["famoso", "famous"],
    ["veterinario", "veterinary"],
    ["generalmente", "generally"],
    ["immediatamente", "immediately"],
    ["filosofia", "philosophy"],
    ["teatro", "theatre"],
    ["simbolo", "symbol"],
    ["eccellente", "excellent"],
    ["espressione", "expression"],
    ["protezione", "protection"],
    ["eruzione", "eruption"],
    ["avventura", "adventure"],
    ["organizzare", "organize"],
    ["organizzazione", "organisation"],
    ["identificare", "identify"],
    ["limitato", "limited"],
    ["analisi", "analysis"],
    ["democrazia", "democracy"],
    ["costituzione", "constitution"],
    ["attori", "actors"],
    ["professori", "professor"],
    ["direttrice", "director"],
    ["popolazione", "population"],
    ["colore", "colour"],
  ])("of %s and %s is the same", (italian, english) => {
    expect(cognateKey(italian, "it")).toBeDefined();
    expect(cognateKey(italian, "it")).toBe(cognateKey(english, "en"));
  });

  it("of nazione is readable", () => {
    expect(cognateKey("Nazione", "it")).toBe("nation");
  });

  it.each([
    ["nazionale", "nation"],
    ["comune", "communist"],
    ["stato", "station"],
    ["mercato", "merchant"],
    ["posta", "posture"],
  ])("of %s is not that of %s", (italian, english) => {
    expect(cognateKey(italian, "it")).not.toBe(cognateKey(english, "en"));
  });

  it.each([
    ["a", "en"],
    ["art", "en"],
    ["città", "it"],
    ["2010", "it"],
    ["mp3s", "en"],
    ["创意", "zh"],
    ["нация", "it"],
    ["prime minister", "en"],
    ["", "it"],
    ["nation", "tlh"],
  ])("there is none of %j in %s: too short, no such word, or no rules", (word, language) => {
    expect(cognateKey(word, language)).toBeUndefined();
  });

  it("there is none of what is too long to be a word", () => {
    expect(cognateKey("aeiou".repeat(20_000), "it")).toBeUndefined();
    expect(cognateKey("zi".repeat(50_000), "en")).toBeUndefined();
  });
});
