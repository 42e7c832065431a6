import type { Migration } from '../migration';
import { things } from './0001-things';

export const migrations: readonly Migration[] = [things];
