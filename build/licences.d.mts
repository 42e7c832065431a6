import type { Plugin } from 'vite';

export type RuntimePackage = {
  readonly name: string;
  readonly version: string;
  readonly licence: string | null;
  readonly folder: string;
};
export declare const REVIEWED: readonly string[];
export declare function runtimePackages(lock?: { packages: Record<string, object> }): RuntimePackage[];
export declare function licenceTroubles(packages: readonly RuntimePackage[]): string[];
export declare function licenceText(): string;
export declare function licencesModule(): Plugin;
