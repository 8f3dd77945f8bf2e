declare module '*.svg' {
  /** The file's address in the built admin panel. */
  const url: string;
  export default url;
}
