/** Numbers in a row, wherever they are kept: a `Uint32Array` is such a row, and a file may be one. */
export interface Numbers {
  readonly length: number;
  /** Those from `start` until before `end`, not to be changed. */
  subarray(start: number, end: number): Uint32Array;
}

/** The one row behind the other. */
export function joined(first: Numbers, second: Numbers): Numbers {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const border = first.length;
  return {
    length: border + second.length,
    subarray: (start, end) => {
      if (end <= border) return first.subarray(start, end);
      if (start >= border) return second.subarray(start - border, end - border);
      const both = new Uint32Array(end - start);
      both.set(first.subarray(start, border));
      both.set(second.subarray(0, end - border), border - start);
      return both;
    },
  };
}
