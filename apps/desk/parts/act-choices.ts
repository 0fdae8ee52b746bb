import {
  useCircumstances,
  useClocks,
  useCourt,
  useReadiness,
  useRecoveries,
  useStandingOrders,
} from '../case-queries.js';
import type { ActId, Subject } from '../acts.js';
import type { Around } from '../act-sense.js';
import { useDesk } from '../desk.js';
import type { Words } from '../i18n.js';
import { useDebtsOf } from '../queries.js';
import type { DraftGroup } from '../schema.js';
import type { CaseView, DebtView } from '../shapes.js';
import type { Circumstances, Clocks, Court, Readiness, StandingOrder } from '../shapes-lawful.js';
import type { RecoveryOfDebt } from '../case-queries.js';
import { moneyWords } from './money-text.js';
import type { Option } from './schema-fields.js';
import { useStaffChoices } from './staff-choices.js';

/** Everything of a case that a form chooses from. */
export interface CaseLists {
  view: CaseView;
  circumstances: Circumstances | undefined;
  court: Court | undefined;
  clocks: Clocks | undefined;
  readiness: Readiness | undefined;
  standingOrders: readonly StandingOrder[];
  recoveries: readonly RecoveryOfDebt[] | undefined;
  debts: readonly DebtView[];
  staff: readonly Option[];
  me: string;
}

export function useCaseLists(view: CaseView): CaseLists {
  const { session } = useDesk();
  const debtIds = view.debts.map(({ id }) => id);
  return {
    view,
    circumstances: useCircumstances(view.id).data,
    court: useCourt(view.id).data,
    clocks: useClocks(view.id).data,
    readiness: useReadiness(view.id).data,
    standingOrders: useStandingOrders(view.id).data ?? [],
    recoveries: useRecoveries(debtIds),
    debts: useDebtsOf(debtIds),
    staff: useStaffChoices(),
    me: session.staff.id,
  };
}

const NOT_OVER = new Set(['draft', 'partly', 'proposed']);

/** The rows an act can be done to now, each in a few words. */
export function subjectsOf(on: Subject, id: ActId, { lists, words }: { lists: CaseLists; words: Words }): Option[] {
  const { view, circumstances, court, recoveries = [] } = lists;
  const { of, day } = words;
  const said = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ');
  switch (on) {
    case 'case':
      return [{ value: view.id, label: view.number }];
    case 'debt':
      return view.debts.map((one) => ({ value: one.id, label: one.contractNo }));
    case 'fact':
      return (circumstances?.facts ?? [])
        .filter(({ endings }) => endings.length > 0)
        .map((one) => ({ value: one.id, label: said(of('factKind', one.kind), one.partyName, day(one.fromDay)) }));
    case 'plan':
      return (circumstances?.plans ?? [])
        .filter(({ state }) => state === 'inForce')
        .map((one) => ({ value: one.id, label: said(moneyWords(one.totalFen), day(one.signedOn)) }));
    case 'promise':
      return (circumstances?.promises ?? [])
        .filter(({ state }) => state === 'open')
        .map((one) => ({ value: one.id, label: said(moneyWords(one.amountFen), day(one.onDay)) }));
    case 'answer':
      return (circumstances?.answers ?? [])
        .filter(({ options }) => options.length > 0)
        .map((one) => ({ value: one.id, label: said(of('answerKind', one.kind), one.partyName, day(one.saidOn)) }));
    case 'publication':
      return (circumstances?.publications ?? [])
        .filter(({ state }) => state === 'approved')
        .map((one) => ({ value: one.id, label: said(of('publicationKind', one.kind), one.medium) }));
    case 'track':
      return (court?.tracks ?? [])
        .filter(({ next }) => next.length > 0)
        .map((one) => ({ value: one.id, label: said(of('courtTrack', one.kind), one.court, one.docketNo) }));
    case 'handover':
      return (circumstances?.handovers ?? [])
        .filter(({ toStaffId }) => id !== 'takeHandover' || toStaffId === lists.me)
        .map((one) => ({ value: one.id, label: `${of('dutyPost', one.post)} ${one.fromName} → ${one.toName}` }));
    case 'recovery':
      return recoveries
        .filter((one) => takes(id, one))
        .map((one) => ({ value: one.id, label: said(of('recoveryKind', one.kind), moneyWords(one.amountFen)) }));
    case 'recoveryPart':
      return recoveries
        .filter(({ kind, state }) => kind === 'mixed' && NOT_OVER.has(state))
        .flatMap(({ parts }) => parts)
        .filter(({ confirmedOn }) => confirmedOn === null)
        .map((one) => ({
          value: one.id,
          label: said(of('recoveryPart', one.kind), moneyWords(one.amountFen), one.what),
        }));
  }
}

function takes(id: ActId, { kind, state }: RecoveryOfDebt): boolean {
  if (id === 'recordTitle') return kind === 'inKind' && state === 'draft';
  if (id === 'confirmRecovery') return kind === 'waiver' && state === 'draft';
  return NOT_OVER.has(state) || kind !== 'waiver';
}

/** What the row that was chosen allows. */
export function aroundOf(subjectId: string, { court, circumstances }: CaseLists): Around {
  const next = court?.tracks.find(({ id }) => id === subjectId)?.next;
  const endings = circumstances?.facts.find(({ id }) => id === subjectId)?.endings;
  return { ...(next ? { next } : {}), ...(endings ? { endings } : {}) };
}

const STAFF = new Set([
  'handlerId',
  'departmentHeadId',
  'unitHeadId',
  'toStaffId',
  'introducerId',
  'acceptorId',
  'staffId',
  'deputyId',
]);

/** What an id or a text of the form is chosen from; undefined where it is typed. */
export function choicesFor(
  act: ActId,
  { lists, words, subjectId }: { lists: CaseLists; words: Words; subjectId: string },
): (path: readonly string[], draft: DraftGroup) => readonly Option[] | undefined {
  const { of, day } = words;
  const { view } = lists;
  return (path) => {
    const name = path.at(-1) ?? '';
    if (STAFF.has(name)) return lists.staff;
    if (name === 'partyId' || name === 'addresseeId' || name === 'defendants')
      return peopleOf(act, { lists, words, subjectId });
    if (name === 'noticeId')
      return view.notices.map((one) => ({ value: one.id, label: `${one.letterNumber} · ${day(one.issuedOn)}` }));
    if (name === 'debtIds') return view.debts.map((one) => ({ value: one.id, label: one.contractNo }));
    if (name === 'standingOrderId')
      return lists.standingOrders
        .filter(({ revokedOn }) => revokedOn === null)
        .map((one) => ({ value: one.id, label: `${moneyWords(one.amountFen)} · ${one.dayOfMonth}` }));
    if (name === 'guaranteeId')
      return (lists.debts.find(({ id }) => id === subjectId)?.guarantees ?? []).map((one) => ({
        value: one.id,
        label: `${one.partyName} · ${of('guaranteeMode', one.said)}`,
      }));
    if (name === 'about') return earlierOf(act, { lists, words, subjectId });
    if (name === 'item')
      return (lists.readiness?.items ?? [])
        .filter(({ state }) => state !== 'notNeeded')
        .map((one): Option => ({
          value: one.item,
          label: `${of('readinessItem', one.item)} · ${of('readinessState', one.state)}`,
        }))
        .concat(
          (lists.readiness?.stillMissing ?? [])
            .filter((one) => !lists.readiness?.items.some(({ item }) => item === one))
            .map((one) => ({ value: one, label: one })),
        );
    return undefined;
  };
}

/** The people of the debt that the act is about, else of all debts of the case. */
function peopleOf(
  act: ActId,
  { lists, words, subjectId }: { lists: CaseLists; words: Words; subjectId: string },
): Option[] {
  const { of } = words;
  const debts = lists.view.debts.filter(({ id }) => id === subjectId);
  const found = new Map<string, Option>();
  for (const { obligors } of debts.length > 0 ? debts : lists.view.debts)
    for (const { partyId, name, role } of obligors)
      if (act !== 'recordUserTitle' || role === 'actualUser')
        if (!found.has(partyId)) found.set(partyId, { value: partyId, label: `${name} · ${of('obligor', role)}` });
  return [...found.values()];
}

/** Earlier acts or freezes that this one serves, renews or ends. */
function earlierOf(
  act: ActId,
  { lists, words, subjectId }: { lists: CaseLists; words: Words; subjectId: string },
): Option[] {
  const { of, day } = words;
  if (act === 'tellFact')
    return (lists.court?.tracks.find(({ id }) => id === subjectId)?.freezes ?? [])
      .filter(({ lifted }) => !lifted)
      .map((one) => ({ value: one.id, label: `${of('courtDetail', one.asset)} · ${day(one.from)}–${day(one.until)}` }));
  return (lists.clocks?.acts ?? [])
    .filter(({ debtId }) => debtId === subjectId)
    .map((one) => ({ value: one.id, label: `${of('limitAct', one.kind)} · ${day(one.onDay)}` }));
}
