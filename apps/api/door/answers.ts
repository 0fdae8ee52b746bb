import { z } from 'zod';
import { stages } from '../../../libs/cases/case/case.js';
import { obligorRoles, titles } from '../../../libs/money/debt/debt.js';
import { subjectKinds } from '../../../libs/people/approval/approval.js';
import { matters } from '../../../libs/people/approval/authority.js';
import { departments, roles } from '../../../libs/people/staff/staff.js';

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
export const obligor = z.object({
  partyId: id,
  name: z.string(),
  role: z.enum(obligorRoles),
  title: z.enum(titles).nullable(),
});
export const part = z.object({ account: z.string(), amountFen: fen });

export const department = z.enum(departments);

export const voice = z.object({
  seat: z.string(),
  personName: z.string().nullable(),
  agrees: z.boolean().nullable(),
  byName: z.string().nullable(),
  forName: z.string().nullable(),
  reason: z.string().nullable(),
  day: day.nullable(),
});

export const request = z.object({
  id,
  caseId: id.nullable(),
  caseNumber: z.string(),
  debtorName: z.string(),
  /** Contract or person that a request without a case is about. */
  subjectName: z.string(),
  subjectKind: z.enum(subjectKinds),
  subjectId: id,
  what: z.enum(matters),
  matter: z.enum(matters),
  about: id.nullable(),
  stage: z.string(),
  reason: z.string(),
  ground: z.string().nullable(),
  state: z.enum(['open', 'returned', 'approved', 'refused', 'stale']),
  level: z.int(),
  levelRole: role,
  chain: z.array(role),
  atTop: z.boolean(),
  levelEndsOn: day.nullable(),
  waitedDays: z.int().nullable(),
  assignedToName: z.string().nullable(),
  askedByName: z.string(),
  askedByClock: z.boolean(),
  askedOn: day,
  amountFen: fen,
  decidedByName: z.string().nullable(),
  decidedForName: z.string().nullable(),
  decidedOn: day.nullable(),
  decisionReason: z.string().nullable(),
  returnedByName: z.string().nullable(),
  returnedOn: day.nullable(),
  missing: z.string().nullable(),
  completion: z.string().nullable(),
  round: z.int(),
  voices: z.array(voice),
  mayDecide: z.boolean(),
  mayApprove: z.boolean(),
  mayReturn: z.boolean(),
  mayVoice: z.boolean(),
  mySeats: z.array(z.string()),
  mayComplete: z.boolean(),
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
