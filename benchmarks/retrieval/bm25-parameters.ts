/** The parameters of BM25 that Fonti uses, for the peers that let one set them. */

/** Term saturation. */
export const K1 = 0.9;
/** Length normalisation. */
export const B = 0.6;
