export type Fuse = { readonly name: string; readonly state: string; readonly wanted: string | null };
export declare const FUSES: readonly (readonly [name: string, wanted: 'on' | 'off' | null])[];
export declare function readFuses(bytes: Uint8Array): Fuse[];
export declare function wrongFuses(bytes: Uint8Array): string[];
export declare function setFuses(path: string): void;
