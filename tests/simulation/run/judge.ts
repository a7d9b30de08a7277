import type { ProgramDocument } from '@fealty/core';
import type { MemoryStore } from '../store/memory-store.ts';
import type { Log } from './clients.ts';
export function judge(_store: MemoryStore, _log: Log, _program: ProgramDocument): string[] { return []; }
