import { Injectable } from '@nestjs/common';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { natureOf, type Addressee } from '../../ground/law/guard.js';
import type { Nature } from '../../ground/law/measure.js';
import { PartyService } from '../../people/party/party.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { LimitService } from '../../cases/limit/limit.service.js';
import { strongest, type ObligorStanding, type Outsider, type Silence } from './measure.js';

/** Who would be met: his title today, and his own number where he has one. */
export interface Met extends Addressee {
  /** Null for people outside the file: they are not written down. */
  partyId: string | null;
  phone: string | null;
}

/** Who stands in a case, by what title today; and what silences him. */
@Injectable()
export class AddresseeService {
  constructor(
    private readonly debts: DebtService,
    private readonly facts: FactService,
    private readonly limits: LimitService,
    private readonly parties: PartyService,
  ) {}

  /** Refuses `NOT_FOUND` for a party that has nothing to do with the case. Without id and title it is the debtor himself. */
  async met(
    tx: Tx,
    kase: CaseFacts,
    terms: { addresseeId?: string | undefined; title?: Outsider | undefined; nature?: Nature | undefined; on: On },
  ): Promise<Met | Refusal> {
    if (!terms.addresseeId && terms.title)
      return { partyId: null, phone: null, title: terms.title, nature: terms.nature ?? 'natural' };
    const partyId = terms.addresseeId ?? kase.debtorId;
    const party = (await this.parties.byIds(tx, [partyId])).get(partyId);
    const title = strongest(await this.entriesOf(tx, kase, { partyId, on: terms.on }));
    if (!party || !title) return refuse('NOT_FOUND');
    return { partyId, phone: party.phone, title, nature: natureOf(party.kind) };
  }

  /** What a person is in each debt of the case; of a guarantor what the clock of his guarantee says today (X2). */
  private async entriesOf(tx: Tx, kase: CaseFacts, terms: { partyId: string; on: On }): Promise<ObligorStanding[]> {
    const { partyId, on } = terms;
    const entries: ObligorStanding[] = [];
    for (const debt of await this.debts.byIds(tx, kase.debtIds))
      for (const { role, title } of debt.obligors.filter((one) => one.partyId === partyId)) {
        const clock =
          role === 'guarantor' ? await this.limits.standing(tx, { debtId: debt.id, partyId }, on) : undefined;
        entries.push({ role, title, liability: clock?.state });
      }
    return entries;
  }

  /** What silences contact with a person today: a hold, a dispute, a kept plan, a promise (X4). */
  async silence(tx: Tx, kase: CaseFacts, terms: { partyId: string; on: On }): Promise<Silence> {
    const { contact, because } = await this.facts.effects(tx, kase, { ...terms.on, partyId: terms.partyId });
    return contact ? null : { because: because ?? 'hold' };
  }
}
