import { refuse, type Refusal } from '../../ground/command/command.js';
import type { ObligorRole, Title } from '../../money/debt/debt.js';
import type { Limitation } from './limitation.js';
import type { GuaranteeClock } from './standing.js';

/** A clock of a debt after which a right is lost: of the claim, or of one guarantor. */
export type Clock =
  ({ kind: 'limitation'; debtId: string } & Limitation) | ({ kind: 'guarantee'; debtId: string } & GuaranteeClock);

/**
 * Whether a guarantor may be sent a demand: a joint one while his liability stands, a general one once he can no longer point
 * to the debtor (CC 687, X2).
 */
export const isDemandable = (clock: GuaranteeClock): boolean =>
  clock.state === 'standing' && (clock.mode === 'joint' || clock.phase === 'limitation');

/**
 * Why nothing may be demanded of somebody who stands beside a debt (X1, X2): `NO_OBLIGOR`, `USER_WITHOUT_TITLE`,
 * `PLEDGOR_OWES_NOTHING` but his thing, `GUARANTEE_NOT_STANDING` with what the clock says.
 */
export function demandBar(facts: {
  roles: readonly { role: ObligorRole; title: Title | null }[];
  guarantees: readonly GuaranteeClock[];
}): Refusal | undefined {
  const { roles, guarantees } = facts;
  if (roles.some(({ role }) => role === 'borrower' || role === 'coObligor')) return undefined;
  if (roles.some(({ role, title }) => role === 'actualUser' && title !== null && title !== 'none')) return undefined;
  if (guarantees.some(isDemandable)) return undefined;
  const [clock] = guarantees;
  if (clock)
    return refuse('GUARANTEE_NOT_STANDING', {
      clockState: clock.state === 'standing' ? 'suitFirst' : clock.state,
      guaranteeId: clock.guaranteeId,
      endsOn: clock.endsOn,
      articleZh: clock.state === 'standing' ? '民法典第687条' : clock.article.zh,
    });
  if (roles.some(({ role }) => role === 'guarantor'))
    return refuse('GUARANTEE_NOT_STANDING', { clockState: 'unknown' });
  if (roles.some(({ role }) => role === 'actualUser'))
    return refuse('USER_WITHOUT_TITLE', { articleZh: '民法典第465、552条' });
  return roles.length > 0 ? refuse('PLEDGOR_OWES_NOTHING', { articleZh: '民法典第394条' }) : refuse('NO_OBLIGOR');
}
