/** `@vercel/ncc` ships no types; this is the part of its API that the build uses (its readme.md, "Programmatically"). */
declare module '@vercel/ncc' {
  interface Options {
    filename: string;
    esm: boolean;
    cache: boolean;
    quiet: boolean;
    target: string;
  }
  interface Result {
    code: string;
    assets: Record<string, { source: string | Buffer }>;
    stats: { compilation: { modules: Iterable<{ resource?: string }> } };
  }
  export default function ncc(input: string, options: Options): Promise<Result>;
}
