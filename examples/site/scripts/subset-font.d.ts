declare module 'subset-font' {
  /** Cuts a font down to the letters of a text, and its axes to values or ranges. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'woff2';
      variationAxes: Record<string, number | { min: number; max: number } | undefined>;
      keepFeatures: string[];
    }
  ): Promise<Buffer>;
}
