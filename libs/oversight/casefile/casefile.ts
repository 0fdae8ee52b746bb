import { daysBetween, isProvisional, workdaysLeft, type Day } from '../../ground/calendar/calendar.js';
import { isRefusal, type On } from '../../ground/command/command.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';
import { articles, parameters, type Article } from '../../ground/law/law.js';
import { mayDo, rights, type Actor, type Right, type Role } from '../../people/staff/staff.js';
import { isOver, type CaseFacts, type Deadline, type DeadlineFor, type Stage } from '../../cases/case/case.js';
import type { HandoffFacts, SuitFacts } from '../../steps/litigation/litigation.js';
import { courtBasis, isCourtDeadline } from '../../steps/litigation/term.js';
import { resendable, type DemandFacts } from '../../steps/notice/notice.js';
import { route, routes, targets, type Target } from '../../steps/escalation/escalation.js';
import { isPending, type RequestState } from '../../people/approval/approval.js';

export type StepAct =
  | 'serveNotice'
  | 'recordDelivery'
  | 'sendAgain'
  | 'recordInterview'
  | 'ask'
  | 'decideHandoff'
  | 'offerHandoff'
  | 'fileSuit'
  | 'recordJudgment'
  | 'resume'
  | 'postPayment';

/** A step that the stage table offers now: who may take it, on what ground, and why not yet, if so. */
export interface Step {
  act: StepAct;
  to?: Target;
  noticeId?: string;
  mine: boolean;
  primary: boolean;
  whoRoles: readonly Role[];
  articleZh: string;
  refused?: string;
  detail?: Record<string, unknown>;
}

export interface OfferFacts {
  case: CaseFacts;
  owed: Fen;
  demand: DemandFacts | undefined;
  handoff: HandoffFacts | undefined;
  suit: SuitFacts | undefined;
  requests: readonly { what: string; state: RequestState }[];
  termEndsOn: Day | undefined;
}

/** The steps of a case for one person, the one to take first. It offers what the table has, never a free menu. */
export function offered(facts: OfferFacts, terms: { actor: Actor; today: Day }): Step[] {
  const { case: kase } = facts;
  const one: One = (act, right, { article, ...more }) => ({
    act,
    mine: mayDo(terms.actor.roles, right),
    primary: false,
    whoRoles: rights[right],
    articleZh: article.zh,
    ...more,
  });
  if (kase.parked) return [one('resume', 'case.resume', { article: articles.counting, primary: true })];
  if (isOver(kase.stage)) return [];
  const pay = facts.owed > NONE ? [one('postPayment', 'payment.post', { article: articles.allocation })] : [];
  const steps = [...ofStage(facts, one), ...asks(facts, terms), ...pay];
  const first = steps.findIndex((step) => step.mine && !step.refused);
  return steps.map((step, at) => (at === first ? { ...step, primary: true } : step));
}

type One = (act: StepAct, right: Right, more: Partial<Step> & { article: Article }) => Step;

function ofStage(facts: OfferFacts, one: One): Step[] {
  const { case: kase, demand } = facts;
  switch (kase.stage) {
    case 'intake':
      return [one('serveNotice', 'notice.serve', { article: articles.demand })];
    case 'notice':
    case 'announcement':
    case 'urging': {
      const interview =
        kase.stage === 'urging' ? [one('recordInterview', 'interview.record', { article: articles.interview })] : [];
      if (!demand || demand.servedOn) return interview;
      const again = resendable(demand)
        ? []
        : [one('sendAgain', 'notice.serve', { article: articles.demand, noticeId: demand.id })];
      return [
        one('recordDelivery', 'delivery.record', { article: articles.service, noticeId: demand.id }),
        ...again,
        ...interview,
      ];
    }
    case 'litigation':
      return ofCourt(facts, one);
    case 'writtenOff':
    case 'settled':
    case 'ended':
      return [];
  }
}

function ofCourt({ handoff, suit }: OfferFacts, one: One): Step[] {
  if (handoff?.state === 'offered') return [one('decideHandoff', 'handoff.decide', { article: articles.suit })];
  if (handoff?.state === 'returned') return [one('offerHandoff', 'handoff.offer', { article: articles.suit })];
  if (!suit) return [one('fileSuit', 'suit.record', { article: articles.suit })];
  return suit.judgedOn ? [] : [one('recordJudgment', 'suit.record', { article: articles.suit })];
}

function asks(facts: OfferFacts, terms: { actor: Actor; today: Day }): Step[] {
  const { stage } = facts.case;
  return targets.flatMap((to): Step[] => {
    const found = routes[stage][to];
    if (!found) return [];
    const open = facts.requests.some((request) => request.what === to && isPending(request));
    // Where only an assignment or W8 ends the case, its ground is asked for in the form.
    const ground = found.matters.includes(to) ? null : 'assigned';
    const bar = route({ stage, to, ground, termEndsOn: facts.termEndsOn, today: terms.today });
    const blocked = open
      ? { refused: 'REQUEST_OPEN' }
      : isRefusal(bar)
        ? { refused: bar.refused, detail: { ...bar.detail } }
        : {};
    const mine = found.askers.some((role) => terms.actor.roles.includes(role));
    return [{ act: 'ask', to, mine, primary: false, whoRoles: found.askers, articleZh: found.article.zh, ...blocked }];
  });
}

const basis: Record<DeadlineFor, Article> = {
  ...courtBasis,
  noticeTerm: parameters.noticeTermDays.article,
  announcementTerm: parameters.announcementTermDays.article,
  urgingTerm: parameters.urgingTermDays.article,
  service: parameters.serviceLookDays.article,
  request: parameters.requestWorkdays.article,
  handoff: parameters.handoffWorkdays.article,
  suit: parameters.suitLookDays.article,
  appeal: parameters.appealDays.article,
  assetLook: parameters.assetLookDays.article,
  afterCheck: parameters.afterCheckDays.article,
  liability: parameters.liabilityYears.article,
  limitation: articles.limitation,
  guarantee: articles.guarantee,
  factTerm: parameters.holdLongestDays.article,
  disputeAnswer: parameters.disputeAnswerWorkdays.article,
  claimFiling: parameters.claimFilingDays.article,
  instalment: articles.counting,
  promise: parameters.promiseSilenceDays.article,
  nextDay: articles.counting,
};

export interface DeadlineView {
  lastOn: Day;
  startOn: Day;
  for: DeadlineFor;
  articleZh: string;
  workdaysLeft: number;
  provisional: boolean;
  /** Part of the term that is used, 0 to 1. */
  usedShare: number;
}

export function deadlineView(deadline: Deadline, on: Pick<On, 'today' | 'calendar'>): DeadlineView {
  const whole = Math.max(1, daysBetween(deadline.from, deadline.on));
  const used = Math.min(1, Math.max(0, daysBetween(deadline.from, on.today) / whole));
  return {
    lastOn: deadline.on,
    startOn: deadline.from,
    for: deadline.for,
    articleZh: basis[deadline.for].zh,
    workdaysLeft: workdaysLeft({ today: on.today, lastDay: deadline.on }, on.calendar),
    provisional: isProvisional(deadline.on, on.calendar),
    usedShare: Math.round(used * 100) / 100,
  };
}

/** What is still to come by today's rules: drawn hollow, because it may change. */
export interface Future {
  on: Day;
  what: 'termEnds' | 'requestFiled' | 'requestRaised' | 'look';
  for: string;
  conditional: boolean;
}

export function future(
  deadline: Deadline | undefined,
  terms: { stage: Stage; next: Target | undefined; dayAfter: Day | undefined },
): Future[] {
  if (!deadline) return [];
  const ends: Future = { on: deadline.on, what: 'termEnds', for: deadline.for, conditional: false };
  if (!terms.dayAfter) return [ends];
  const waitsFor = deadline.for;
  if (isCourtDeadline(waitsFor)) return [ends, { on: terms.dayAfter, what: 'look', for: waitsFor, conditional: true }];
  switch (waitsFor) {
    case 'noticeTerm':
    case 'announcementTerm':
    case 'urgingTerm':
      return terms.next
        ? [ends, { on: terms.dayAfter, what: 'requestFiled', for: terms.next, conditional: true }]
        : [ends];
    case 'request':
      return [ends, { on: terms.dayAfter, what: 'requestRaised', for: 'director', conditional: true }];
    case 'service':
    case 'handoff':
    case 'suit':
    case 'appeal':
    case 'assetLook':
    case 'afterCheck':
    case 'liability':
    case 'limitation':
    case 'guarantee':
    case 'factTerm':
    case 'disputeAnswer':
    case 'claimFiling':
    case 'instalment':
    case 'promise':
      return [ends, { on: terms.dayAfter, what: 'look', for: deadline.for, conditional: true }];
    case 'nextDay':
      return [];
  }
}

/** One thing that was checked before a decision, shown with a tick or a cross; a blocking cross stops the approval. */
export interface Check {
  code: 'served' | 'termOver' | 'owes' | 'judged' | 'grounded' | 'otherHand' | 'papers';
  ok: boolean;
  blocking: boolean;
  articleZh: string;
  detail?: Record<string, unknown>;
}

export function checks(
  facts: OfferFacts & { ground: string | null },
  terms: { what: string; today: Day; ownRequest: boolean; missingPapers?: readonly string[] },
): Check[] {
  const { demand, suit, owed, termEndsOn } = facts;
  const servedOn = demand?.servedOn ?? null;
  const list: Check[] = [
    { code: 'owes', ok: owed > NONE, blocking: terms.what !== 'ended', articleZh: articles.allocation.zh },
  ];
  if (['announcement', 'urging', 'litigation'].includes(terms.what)) {
    const blocking = terms.what !== 'litigation';
    list.push({
      code: 'served',
      ok: servedOn !== null,
      blocking,
      articleZh: articles.service.zh,
      detail: { servedOn },
    });
    list.push({
      code: 'termOver',
      ok: termEndsOn !== undefined && terms.today > termEndsOn,
      blocking,
      articleZh: articles.counting.zh,
      detail: { termEndsOn: termEndsOn ?? null },
    });
  }
  // The book bars no request: the haste of an expedited suit is a reason, not a fault.
  if (terms.missingPapers)
    list.push({
      ...{ code: 'papers', ok: terms.missingPapers.length === 0, blocking: false, articleZh: articles.suit.zh },
      detail: { items: terms.missingPapers },
    });
  if (terms.what === 'writtenOff') {
    list.push({
      code: 'grounded',
      ok: facts.ground !== null,
      blocking: true,
      articleZh: articles.writeOff.zh,
      detail: { ground: facts.ground },
    });
    list.push({
      code: 'judged',
      ok: suit?.judgedOn != null,
      blocking: facts.ground === 'enforcementWithoutResult',
      articleZh: articles.writeOff.zh,
    });
  }
  list.push({
    code: 'otherHand',
    ok: !terms.ownRequest,
    blocking: true,
    articleZh: parameters.requestWorkdays.article.zh,
  });
  return list;
}
