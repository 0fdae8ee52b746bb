import type { Matter } from '../../../libs/people/approval/authority.js';
import type { Role } from '../../../libs/people/staff/staff.js';
import type { Stage } from '../../../libs/cases/case/case.js';
import type { Target } from '../../../libs/steps/escalation/escalation.js';

/** Said once more by hand: who decides a matter, which opinions it waits for, and whether its amount counts. */
export const decided: Record<Matter, { chain: readonly Role[]; voices: readonly string[]; byAmount: boolean }> = {
  announcement: { chain: ['supervisor', 'director'], voices: [], byAmount: true },
  pressDemand: { chain: ['supervisor', 'director'], voices: ['legal'], byAmount: true },
  urging: { chain: ['supervisor', 'director'], voices: [], byAmount: true },
  litigation: { chain: ['supervisor', 'director'], voices: [], byAmount: true },
  expeditedSuit: { chain: ['director'], voices: [], byAmount: false },
  plan: { chain: ['supervisor', 'director'], voices: [], byAmount: true },
  hold: { chain: ['supervisor', 'director'], voices: [], byAmount: false },
  waiver: { chain: ['director'], voices: [], byAmount: false },
  inKind: { chain: ['director'], voices: [], byAmount: false },
  writtenOff: {
    ...{ chain: ['director'], byAmount: false },
    voices: ['disposal', 'credit', 'finance', 'legal', 'internalControl'],
  },
  ended: { chain: ['supervisor', 'director'], voices: [], byAmount: true },
  assignment: { chain: ['director'], voices: ['legal'], byAmount: false },
  closure: { chain: ['director'], voices: ['legal'], byAmount: false },
  reversal: { chain: ['finance'], voices: [], byAmount: false },
  parameter: { chain: ['admin'], voices: [], byAmount: false },
  authority: { chain: ['admin'], voices: [], byAmount: false },
  roleGrant: { chain: ['admin'], voices: [], byAmount: false },
};

/** The roles that may come to the door of a decision, and to that of an opinion, whatever it is about. */
export const atTheDoor = {
  decide: ['supervisor', 'director', 'legal', 'finance', 'admin'] as readonly Role[],
  voice: ['collector', 'supervisor', 'director', 'legal', 'finance', 'auditor'] as readonly Role[],
  complete: ['collector', 'supervisor', 'director', 'legal', 'finance', 'admin'] as readonly Role[],
  ask: ['collector', 'supervisor', 'director', 'legal'] as readonly Role[],
};

export const stagesInOrder: readonly Stage[] = [
  ...(['intake', 'notice', 'announcement', 'urging', 'litigation', 'writtenOff', 'settled', 'ended'] as const),
];
export const targetsInOrder: readonly Target[] = ['announcement', 'urging', 'litigation', 'writtenOff', 'ended'];
/** One ground of each kind. */
export const grounds = [
  null,
  'expedited',
  'guaranteeEnding',
  'freezeEnding',
  'openedInError',
  'assigned',
  'planPerformed',
] as const;

const STAFF: readonly Role[] = ['collector', 'supervisor'];
const WITH_LEGAL: readonly Role[] = [...STAFF, 'legal'];
const FOR_SUIT: readonly Role[] = [...STAFF, 'director', 'legal'];

export interface Asking {
  matter: Matter;
  askers: readonly Role[];
  afterTerm?: true;
}

/** Who may ask for a step in a stage, and which matter it is; undefined: nobody, there is no such step. */
export function asking(stage: Stage, to: Target, ground: string | null): Asking | undefined {
  const hasty = ground !== null && ['expedited', 'guaranteeEnding', 'freezeEnding'].includes(ground);
  switch (`${stage} → ${to}`) {
    case 'notice → announcement':
      return { matter: 'announcement', askers: STAFF, afterTerm: true };
    case 'announcement → urging':
      return { matter: 'urging', askers: STAFF, afterTerm: true };
    case 'intake → litigation':
    case 'notice → litigation':
    case 'announcement → litigation':
    case 'urging → litigation':
      return { matter: hasty ? 'expeditedSuit' : 'litigation', askers: FOR_SUIT };
    case 'notice → writtenOff':
    case 'announcement → writtenOff':
    case 'urging → writtenOff':
    case 'litigation → writtenOff':
      return { matter: 'writtenOff', askers: WITH_LEGAL };
    case 'intake → ended':
    case 'notice → ended':
    case 'announcement → ended':
    case 'urging → ended':
      if (ground === 'planPerformed') return undefined;
      return { matter: ground === 'assigned' ? 'assignment' : 'ended', askers: WITH_LEGAL };
    case 'litigation → ended':
      return ground === 'assigned' ? { matter: 'assignment', askers: WITH_LEGAL } : undefined;
    case 'writtenOff → ended':
      if (ground === 'assigned') return { matter: 'assignment', askers: WITH_LEGAL };
      return ground === 'planPerformed' ? { matter: 'closure', askers: WITH_LEGAL } : undefined;
    default:
      return undefined;
  }
}
