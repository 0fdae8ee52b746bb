import { describe, expect, it } from '@jest/globals';
import { recordFactSchema } from '../../libs/cases/fact/fact.input.js';
import { recordGuaranteeSchema } from '../../libs/money/debt/debt.input.js';
import { proposePlanSchema } from '../../libs/money/plan/plan.input.js';
import { recordAnswerSchema } from '../../libs/steps/answer/answer.input.js';
import { blankOf, bodyOf, complaintsOf, shapeOf, WAY, type DraftGroup } from './schema.js';

const plan = shapeOf(proposePlanSchema);
const TODAY = '2026-11-20';
const proof = { kind: 'signature', reference: '协议 1', sha256: '' };

describe('a form made of the schema of a room', () => {
  it('sends yuan as fen, and a month by month plan in the way that was chosen', () => {
    const draft: DraftGroup = {
      ...blankOf(plan, TODAY),
      totalFen: '47000',
      instalments: { [WAY]: 'perMonthFen', perMonthFen: '1500.00', firstOn: '2026-12-25', parts: [] },
      proof,
      reason: ' 分期 ',
    };
    const body = {
      signedOn: TODAY,
      totalFen: 4_700_000,
      instalments: { perMonthFen: 150_000, firstOn: '2026-12-25' },
      proof: { kind: 'signature', reference: '协议 1' },
      reason: '分期',
    };
    expect(bodyOf(plan, draft)).toEqual(body);
    expect(complaintsOf(proposePlanSchema, { shape: plan, draft })).toEqual({});
  });

  it('complains where something is missing or no amount', () => {
    const draft: DraftGroup = {
      ...blankOf(plan, TODAY),
      totalFen: '很多',
      instalments: { [WAY]: 'parts', parts: [{ dueOn: '2026-12-25', amountFen: '' }] },
    };
    expect(complaintsOf(proposePlanSchema, { shape: plan, draft })).toEqual({
      totalFen: 'amountNeeded',
      'instalments.parts.0.amountFen': 'amountNeeded',
      'proof.kind': 'chooseOne',
      'proof.reference': 'fillIn',
      reason: 'fillIn',
    });
  });

  it('leaves out a group that may be left out and was', () => {
    const shape = shapeOf(recordFactSchema);
    const draft = { ...blankOf(shape, TODAY), kind: 'hold', reason: '住院' };
    expect(bodyOf(shape, draft)).toEqual({ kind: 'hold', fromDay: TODAY, reason: '住院' });
    expect(complaintsOf(recordFactSchema, { shape, draft })).toEqual({});
  });

  it('takes the way of a union as the field that tells its members apart', () => {
    const shape = shapeOf(recordAnswerSchema);
    const draft = { ...blankOf(shape, TODAY), [WAY]: 'pays', amountFen: '20', onDay: '2026-12-01' };
    expect(bodyOf(shape, draft)).toEqual({ kind: 'pays', saidOn: TODAY, amountFen: 2_000, onDay: '2026-12-01' });
  });

  it('shows what the schema itself finds, where it finds it', () => {
    const shape = shapeOf(recordGuaranteeSchema);
    const draft: DraftGroup = {
      ...blankOf(shape, TODAY),
      party: { [WAY]: 'nature', nature: 'person', name: '示例乙', idNo: '', phone: '', address: '' },
      mode: 'joint',
      periodMonths: '24',
      periodEndsOn: '2027-01-01',
      proof,
    };
    expect(complaintsOf(recordGuaranteeSchema, { shape, draft })).toEqual({ periodEndsOn: 'notRight' });
    expect(complaintsOf(recordGuaranteeSchema, { shape, draft, left: (name) => name === 'periodEndsOn' })).toEqual({});
  });
});
