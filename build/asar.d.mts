export declare function writeAsar(
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
  outside: (name: string) => boolean,
): string;
export declare function readAsar(path: string): Map<string, Buffer>;
