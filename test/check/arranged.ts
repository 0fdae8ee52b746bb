import { addDays, addMonths } from '../../libs/ground/calendar/calendar.js';
import { ArrangingService } from '../../libs/steps/escalation/arranging.service.js';
import { done, type Running } from './running.js';

/** What a house must be able to do for it. */
interface House extends Running {
  debt(principal: number): Promise<string>;
  open(debtIds: string[], noticeNow: boolean): Promise<string>;
  pay(debtId: string, amountFen: number): Promise<string>;
  decide(caseId: string, who: 'supervisor'): Promise<void>;
}

/** Two plans of a house: one in force, one whose first part nobody paid. */
export async function arranged(house: House): Promise<void> {
  const today = await house.today();
  const plan = async (caseId: string, terms: { signedOn: typeof today; firstOn: typeof today }): Promise<void> => {
    const { signedOn, firstOn } = terms;
    const asked = await house.get(ArrangingService).proposePlan(house.order('collector', 'plan.propose'), caseId, {
      ...{ signedOn, totalFen: 12_000, instalments: { perMonthFen: 5_000, firstOn } },
      ...{ proof: { kind: 'signature' as const, reference: '还款协议' }, reason: '分期偿还' },
    });
    done(asked);
    await house.rest();
    await house.decide(caseId, 'supervisor');
  };
  const kept = await house.debt(12_000);
  const keptCase = await house.open([kept], false);
  await house.pay(kept, 5_000);
  await plan(keptCase, { signedOn: today, firstOn: addMonths(today, 1) });
  const broken = await house.open([await house.debt(12_000)], false);
  await plan(broken, { signedOn: addDays(today, -30), firstOn: addDays(today, -15) });
}
