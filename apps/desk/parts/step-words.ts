import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { Words } from '../i18n.js';
import type { CaseView, Role, Step } from '../shapes.js';
import { moneyWords } from './money-text.js';

export const stepId = (step: Step): string => `step-${step.act}${step.to ? `-${step.to}` : ''}`;

export const stepTitle = (step: Step, { of }: Words): string =>
  step.act === 'ask' && step.to ? of('ask', step.to) : of('act', step.act);

export const whoWords = (roles: readonly Role[], { t, of }: Words): string =>
  roles.map((role) => of('role', role)).join(t('ui.or'));

export interface StepTelling {
  title: string;
  why: string;
  causes: string;
  tells: string;
}

/** What a step is, why now, what it starts and who is told: from the words, with the figures of the case. */
export function useStepWords(view: CaseView, step: Step): StepTelling {
  const words = useWords();
  const { today } = useDesk();
  const { t, of, day } = words;
  const notice = view.notices.find(({ id }) => id === step.noticeId) ?? view.notices.at(-1);
  const figures = {
    letter: notice?.letterNumber ?? '',
    issuedOn: day(notice?.issuedOn, today),
    offeredOn: day(view.handoff?.offeredOn, today),
    endsOn: day(view.handoff?.endsOn, today),
    missing: view.handoff?.missing.map((one) => of('readinessItem', one)).join('、') ?? '',
    court: view.suit?.court ?? '',
    docketNo: view.suit?.docketNo ?? '',
    parked: view.parked ?? '',
    owed: moneyWords(view.owed.totalFen),
    who: of(
      'role',
      step.to === 'litigation' || step.to === 'writtenOff' || step.to === 'ended' ? 'director' : 'supervisor',
    ),
  };
  const asks = step.act === 'ask' && step.to;
  return {
    title: stepTitle(step, words),
    why: asks ? t(`whyAsk.${step.to}`, { defaultValue: t('why.ask') }) : t(`why.${step.act}`, figures),
    causes: t(`causes.${step.act}`, figures),
    tells: t(`tells.${step.act}`, figures),
  };
}
