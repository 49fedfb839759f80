/** What the benchmark uses of wink-bm25-text-search, which comes without types. */
interface WinkBm25 {
  defineConfig(config: {
    fldWeights: Record<string, number>;
    bm25Params: { k1: number; b: number };
  }): void;
  definePrepTasks(tasks: readonly ((input: string) => string[])[]): number;
  addDoc(document: Record<string, string>, id: number): number;
  consolidate(): boolean;
  search(text: string, limit: number): [id: string, score: number][];
}

declare module "wink-bm25-text-search" {
  export default function winkBm25TextSearch(): WinkBm25;
}
