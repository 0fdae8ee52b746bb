import type * as told from './client/types.gen.js';

/** Ledgers read in, cases opened in bulk, the demo clock: as the API answers. */
export type Batch = told.ImportByIdResponse;
export type Fault = Batch['faults'][number];
export type BulkStart = told.BulkStartResponse;
export type ClockView = told.ClockResponse;
