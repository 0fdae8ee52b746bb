import { z } from 'zod';
import { stages } from '../../../libs/cases/case/case.js';
import { roles } from '../../../libs/people/staff/staff.js';

/** Shapes that several doors answer with. Money is whole fen, a day is `2026-11-20`, an instant is ISO. */
export const id = z.uuid();
export const day = z.string();
export const fen = z.int();
export const stage = z.enum(stages);
export const role = z.enum(roles);
export const nothing = z.object({});

export const deadline = z.object({
  lastOn: day,
  startOn: day,
  for: z.string(),
  articleZh: z.string(),
  workdaysLeft: z.int(),
  provisional: z.boolean(),
  usedShare: z.number(),
});

export const owed = z.object({ principalFen: fen, interestFen: fen, penaltyFen: fen, costFen: fen });
export const obligor = z.object({ partyId: id, name: z.string(), role: z.enum(['borrower', 'coObligor']) });
export const part = z.object({ account: z.string(), amountFen: fen });

export const request = z.object({
  id,
  caseId: id,
  caseNumber: z.string(),
  debtorName: z.string(),
  what: stage,
  stage,
  reason: z.string(),
  ground: z.string().nullable(),
  state: z.enum(['open', 'approved', 'refused', 'stale']),
  level: z.int(),
  levelRole: role,
  levelEndsOn: day.nullable(),
  askedByName: z.string(),
  askedByClock: z.boolean(),
  askedOn: day,
  amountFen: fen,
  decidedByName: z.string().nullable(),
  decidedOn: day.nullable(),
  decisionReason: z.string().nullable(),
  mayDecide: z.boolean(),
  mayNotBecause: z.string().nullable(),
});

export const task = z.object({
  id,
  caseId: id,
  kind: z.string(),
  about: z.string(),
  role,
  openedOn: day,
  dueOn: day,
});
