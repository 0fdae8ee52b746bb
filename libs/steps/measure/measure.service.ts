import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { dayOf, type Day } from '../../ground/calendar/calendar.js';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, type Done } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { ProofInput } from '../../ground/evidence/evidence.input.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { calm, hourOf, isForbidden, judge, type Forbidden, type Measure } from '../../ground/law/guard.js';
import type { Mind } from '../../ground/law/measure.js';
import { noCounts, recordable, type ContactChannel, type Counts } from '../../people/contact/contact.js';
import { ContactService, type ContactView } from '../../people/contact/contact.service.js';
import { barred, openStages, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { AddresseeService, type Met } from './addressee.service.js';
import { allowedFor, contactOf, measureOf, uncontactable, unlawful } from './measure.js';
import { MeasureClearedRow, MeasureRefusedRow } from './measure.entity.js';
import type { AskMeasure, RecordContact } from './measure.input.js';

export type Cleared = { clearedId: string; validOn: string; article: string; articleZh: string; mind: Mind[] };
export type Contacted = { contactId: string; breach: string | null; articleZh: string; reachedToday: number };

/** "May I?" and what was done: every measure passes the guard, and what it refused stays on record. */
@Injectable()
export class MeasureService {
  constructor(
    private readonly addressees: AddresseeService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly contacts: ContactService,
    private readonly evidence: EvidenceService,
    private readonly tasks: TaskService,
  ) {}

  /**
   * Asks the guard before the act. Allowed: with article and what to mind, good for that day; a contact that was allowed counts
   * until it is recorded. Refuses `MEASURE_UNLAWFUL` with code, article and alternative, and keeps that it was asked.
   */
  async ask(order: Order, caseId: string, wanted: AskMeasure): Promise<Cleared | Refusal> {
    const about = await this.about(caseId, wanted.addresseeId);
    return this.commands.carryOut<Cleared>(order, { cases: [caseId], parties: [about] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar = barred(kase, openStages);
      if (bar) return bar;
      const met = await this.addressees.met(tx, kase, { ...wanted, on });
      if (isRefusal(met)) return met;
      const channel = contactOf(wanted.measure);
      const numberIndex = this.contacts.numberIndex(wanted.number ?? met.phone);
      const counts = await this.counts(tx, { partyId: about, channel, day: on.today, numberIndex });
      await this.keepConsent(tx, kase, { proof: wanted.hoursAgreed, order, day: on.today });
      const act = calm(wanted.measure, met, {
        ...counts,
        channel: wanted.channel ?? null,
        hour: wanted.hour ?? hourOf(on.at),
        hoursAgreed: wanted.hoursAgreed !== undefined,
        place: wanted.place ?? null,
        press: wanted.press ?? null,
        silenced: await this.addressees.silence(tx, kase, { partyId: about, on }),
      });
      const judged = judge(act, on.law);
      if (isForbidden(judged)) {
        await this.keepRefusal(tx, kase, { judged, measure: act.measure, met, done: false, order, on });
        return unlawful(act.measure, judged);
      }
      const clearedId = randomUUID();
      await tx.insert(MeasureClearedRow, {
        ...{ id: clearedId, caseId, measure: act.measure, partyId: met.partyId, title: met.title },
        ...{ day: on.today, article: judged.article.code, askedBy: order.by },
      });
      const reserved = { id: clearedId, partyId: about, caseId, day: on.today, numberIndex, clearedBy: order.by };
      if (channel) await this.contacts.clear(tx, { ...reserved, channel });
      return { answer: { clearedId, validOn: on.today, ...allowedFor(judged) } };
    });
  }

  /**
   * Records a contact. One that is made now is judged first, and refused with the guard's code and cure (`QUIET_HOURS`,
   * `CONTACT_LIMIT`, `THIRD_PERSON`, `NO_TITLE` …). One that has been, with `happenedAt`, is kept whatever it was: nothing on
   * record is lost; what should not have been is marked and told to the supervisor. Also `CLEARING_GONE`, `OUTCOME_UNFIT`.
   */
  async recordContact(order: Order, caseId: string, wanted: RecordContact): Promise<Contacted | Refusal> {
    const about = await this.about(caseId, wanted.addresseeId);
    return this.commands.carryOut<Contacted>(order, { cases: [caseId], parties: [about] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const at = wanted.happenedAt === undefined ? on.at : new Date(wanted.happenedAt);
      const contact = { ...wanted, at, day: dayOf(at), partyId: about };
      const met = await this.metIn(tx, kase, { wanted, on });
      if (isRefusal(met)) return met;
      const bar = (wanted.happenedAt ? undefined : barred(kase, openStages)) ?? this.recordable(contact, kase, on);
      if (bar) return bar;
      if (!(await this.clearingFits(tx, kase, contact))) return refuse('CLEARING_GONE');
      return this.judgeAndAdd(tx, kase, { contact, met, order, on });
    });
  }

  private async judgeAndAdd(
    tx: Tx,
    kase: CaseFacts,
    terms: { contact: Contact; met: Met; order: Order; on: On },
  ): Promise<Done<Contacted> | Refusal> {
    const { contact, met, order, on } = terms;
    const { channel, day, partyId, clearingId = null } = contact;
    const numberIndex = this.contacts.numberIndex(contact.number ?? met.phone);
    const counts = await this.counts(tx, { partyId, channel, day, numberIndex, but: clearingId });
    await this.keepConsent(tx, kase, { proof: contact.hoursAgreed, order, day });
    const act = calm(measureOf[channel], met, {
      ...counts,
      hour: hourOf(contact.at),
      hoursAgreed: contact.hoursAgreed !== undefined,
      place: contact.place ?? null,
      silenced: await this.addressees.silence(tx, kase, { partyId, on }),
    });
    const judged = judge(act, on.law);
    const breach = contact.direction === 'outgoing' && isForbidden(judged) ? judged : undefined;
    if (breach)
      await this.keepRefusal(tx, kase, {
        ...{ judged: breach, measure: act.measure, met, done: contact.happenedAt !== undefined, order, on },
      });
    if (breach && contact.happenedAt === undefined) return uncontactable(breach);
    const { root: rootId } = await this.rootOf(tx, kase);
    const { id } = await this.contacts.add(tx, {
      ...{ rootId, partyId, caseId: kase.id, channel, direction: contact.direction, at: contact.at, day, clearingId },
      ...{ answered: contact.answered, numberIndex, outcome: contact.outcome, note: contact.note ?? null },
      ...{ breach: breach?.refused ?? null, recordedBy: order.by },
    });
    await this.tell(tx, kase, { id, contact, breach, order, on });
    const reached = contact.direction === 'outgoing' && contact.answered ? 1 : 0;
    return {
      answer: {
        ...{ contactId: id, breach: breach?.refused ?? null, articleZh: judged.article.zh },
        reachedToday: counts.reachedToday + reached,
      },
    };
  }

  private async tell(
    tx: Tx,
    kase: CaseFacts,
    terms: { id: string; contact: Contact; breach: Forbidden | undefined; order: Order; on: On },
  ): Promise<void> {
    const { id, contact, breach, order, on } = terms;
    const { channel, direction, answered, outcome, day } = contact;
    const facts = { contactId: id, channel, direction, answered, outcome, contactOn: day };
    await this.cases.change(tx, kase, {
      event: 'ContactRecorded',
      facts: breach ? { ...facts, breach: breach.refused } : facts,
      order,
      on,
    });
    if (breach)
      await this.tasks.open(tx, kase, {
        ...{ kind: 'contactBreach', about: id, role: 'supervisor', dueOn: on.today, order, on },
      });
  }

  /** Keeps that the law refused: row and event, ids and codes only. */
  private async keepRefusal(
    tx: Tx,
    kase: CaseFacts,
    terms: { judged: Forbidden; measure: Measure; met: Met; done: boolean; order: Order; on: On },
  ): Promise<void> {
    const { judged, measure, met, done, order, on } = terms;
    const kept = { measure, partyId: met.partyId, title: met.title, code: judged.refused, done };
    const told = { ...kept, article: judged.article.code, instead: judged.instead.measure };
    await tx.insert(MeasureRefusedRow, {
      ...{ ...told, id: randomUUID(), caseId: kase.id, day: on.today, askedBy: order.by },
    });
    await this.cases.change(tx, kase, { event: 'MeasureRefused', facts: told, order, on });
  }

  /** All contacts of a case, the newest first. */
  async contactsOf(tx: Tx, caseId: string): Promise<ContactView[]> {
    return this.contacts.of(tx, caseId);
  }

  /** What the guard refused in a case, the newest first; at most a hundred. */
  async refusedOf(tx: Tx, caseId: string): Promise<MeasureRefusedRow[]> {
    return tx.find(MeasureRefusedRow, { where: { caseId }, order: { day: 'DESC', id: 'ASC' }, take: 100 });
  }

  /** What the guard refused, and what was done all the same, by unit and day within a unit path. */
  async refusedByDay(
    tx: Tx,
    terms: { unitPath: string; from: string | null; until: string | null },
  ): Promise<RefusedCount[]> {
    return tx.query<RefusedCount[]>(
      `SELECT u.id AS "unitId", u.name AS "unitName", r.day, r.measure, r.code, r.article, r.done, count(*)::int AS times
         FROM measure_refused r JOIN collection_case c ON c.id = r.case_id JOIN unit u ON u.id = c.unit_id
        WHERE u.path LIKE $1 AND ($2::date IS NULL OR r.day >= $2) AND ($3::date IS NULL OR r.day <= $3)
        GROUP BY u.id, u.name, r.day, r.measure, r.code, r.article, r.done
        ORDER BY r.day DESC, u.name, r.measure, r.code, r.done LIMIT 1000`,
      [`${terms.unitPath}%`, terms.from, terms.until],
    );
  }

  /** Whose day it is: the addressee's, or the debtor's for whose sake a person outside the file is asked. Locked, then read. */
  private async about(caseId: string, addresseeId: string | undefined): Promise<string> {
    return addresseeId ?? (await this.cases.mustHave(this.commands.reading, caseId)).debtorId;
  }

  private metIn(tx: Tx, kase: CaseFacts, terms: { wanted: RecordContact; on: On }): Promise<Met | Refusal> {
    const { wanted, on } = terms;
    if (wanted.channel === 'thirdPersonCall')
      return this.addressees.met(tx, kase, { title: wanted.third ?? 'thirdPerson', on });
    return this.addressees.met(tx, kase, { addresseeId: wanted.addresseeId, on });
  }

  private recordable(contact: Contact, kase: CaseFacts, on: On): Refusal | undefined {
    if (contact.at > on.at) return refuse('DAY_IN_FUTURE', { today: on.today });
    return recordable(contact, kase, on);
  }

  private async clearingFits(tx: Tx, kase: CaseFacts, contact: Contact): Promise<boolean> {
    const { clearingId: id, partyId, day, channel } = contact;
    if (id === undefined) return true;
    return (await this.contacts.openClearing(tx, { id, partyId, caseId: kase.id, day, channel })) !== undefined;
  }

  private async counts(
    tx: Tx,
    terms: {
      partyId: string;
      channel: ContactChannel | undefined;
      day: Day;
      numberIndex: string | null;
      but?: string | null;
    },
  ): Promise<Counts> {
    const { channel, ...more } = terms;
    return channel ? this.contacts.counts(tx, { ...more, channel }) : noCounts;
  }

  private async keepConsent(
    tx: Tx,
    kase: CaseFacts,
    terms: { proof: ProofInput | undefined; order: Order; day: Day },
  ): Promise<void> {
    const { proof, order, day } = terms;
    if (proof) await this.evidence.keep(tx, { subjectId: kase.id, proof: { ...proof, day }, by: order.by });
  }

  private async rootOf(tx: Tx, kase: CaseFacts): Promise<{ root: string }> {
    const [row] = await tx.query<{ root: string }[]>('SELECT root_id AS root FROM unit WHERE id = $1', [kase.unitId]);
    return { root: row?.root ?? kase.unitId };
  }
}

type Contact = RecordContact & { at: Date; day: Day; partyId: string };

export interface RefusedCount {
  unitId: string;
  unitName: string;
  day: string;
  measure: string;
  code: string;
  article: string;
  done: boolean;
  times: number;
}
