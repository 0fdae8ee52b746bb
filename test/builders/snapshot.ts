import type { CaseLine, NoticeLine, Snapshot } from '../check/snapshot.js';
import { day } from './day.js';

const nothing: Snapshot = {
  ...{
    now: new Date('2026-11-20T02:00:00Z'),
    installation: { mode: 'real', clockOffsetS: '0' },
    cases: [],
    caseDebts: [],
  },
  ...{
    tasks: [],
    records: [],
    commands: [],
    debts: [],
    loans: [],
    entries: [],
    postings: [],
    recoveries: [],
    recoveryParts: [],
    balances: [],
    approvals: [],
    approvalVoices: [],
    deputies: [],
    authorities: [],
  },
  ...{
    notices: [],
    deliveries: [],
    acts: [],
    handoffs: [],
    suits: [],
    writeOffs: [],
    writeOffRows: [],
    endings: [],
    rings: [],
    parties: [],
  },
  ...{ plans: [], planDebts: [], planInstalments: [], caseFacts: [], reminders: [], limitActs: [], duties: [] },
  ...{ parameters: [], units: [], staff: [], holidays: [] },
};

/** What the database says at one moment; only what is told is there. */
export const aSnapshot = (own: Partial<Snapshot> = {}): Snapshot => ({ ...nothing, ...own });

export const caseLine: CaseLine = {
  ...{ id: 'case-1', number: 'QH-2026-000001', unitId: 'coop', debtorId: 'zhang', handlerId: 'wang', stage: 'notice' },
  ...{
    stageOn: day('2026-11-02'),
    settledFrom: null,
    openedOn: day('2026-11-02'),
    noticeWanted: false,
    steppedOn: null,
  },
  ...{ deadlineFrom: null, deadlineOn: null, deadlineFor: null, dueAt: new Date('2026-11-21T02:00:00Z') },
  ...{ clockOffsetS: '0', parked: null, recordSeq: 0, recordHash: '' },
};

export const noticeLine: NoticeLine = {
  ...{
    id: 'demand-1',
    caseId: 'case-1',
    stage: 'notice',
    number: 1,
    addresseeId: 'zhang',
    title: 'borrower',
    letterId: 'letter-1',
    termDays: 30,
    servedOn: null,
  },
  issuedOn: day('2026-11-02'),
};
