import { z } from 'zod';
import { parameters, type ParameterKey } from './law.js';
import { aDay, aReason } from '../command/command.input.js';

export const setParameterSchema = z.strictObject({
  key: z.enum(Object.keys(parameters) as [ParameterKey, ...ParameterKey[]]),
  from: aDay,
  value: z.int().min(1).max(1_000_000_000_000),
  reason: aReason,
});
export type SetParameter = z.infer<typeof setParameterSchema>;
