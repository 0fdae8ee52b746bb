import type { Refusal } from '../../libs/ground/command/command.js';
import { EscalationService, type Asked, type Decided } from '../../libs/steps/escalation/escalation.service.js';
import type { Ground } from '../../libs/steps/writeoff/ground.js';
import type { House } from './lived.js';
import { done } from './running.js';
import { spokenFor, writeOffPrepared } from './writing-off.js';

/** A case that has just been opened and whose notice went out. */
export async function inNotice(house: House, principal: number): Promise<{ caseId: string; debtId: string }> {
  const debtId = await house.debt(principal);
  return { caseId: await house.open([debtId]), debtId };
}

export async function askedOff(house: House, caseId: string, ground: Ground): Promise<Asked | Refusal> {
  const wanted = { to: 'writtenOff' as const, reason: '依规', ground };
  const order = house.order('collector', 'request.ask');
  return house.get(EscalationService).ask(order, caseId, { wanted, actor: await house.actor('collector') });
}

export async function decided(
  house: House,
  approvalId: string,
  decision: 'approve' | 'refuse' = 'approve',
): Promise<Decided | Refusal> {
  const terms = { wanted: { decision, reason: '经审查' }, actor: await house.actor('director') };
  const answer = await house
    .get(EscalationService)
    .decide(house.order('director', 'request.decide'), { id: approvalId }, terms);
  await house.rest();
  return answer;
}

/** A small loan written off with everything that belongs to it. */
export async function smallLoanLost(house: House, principal = 3_000): Promise<{ caseId: string; debtId: string }> {
  const made = await inNotice(house, principal);
  await writeOffPrepared(house, made.caseId, 'smallLongPursued');
  const { approvalId } = done(await askedOff(house, made.caseId, 'smallLongPursued'));
  await spokenFor(house, made.caseId);
  done(await decided(house, approvalId));
  return made;
}
