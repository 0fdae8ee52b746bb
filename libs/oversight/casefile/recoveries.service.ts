import { Injectable } from '@nestjs/common';
import type { Tx } from '../../ground/database/data-source.js';
import { plainFen, type Fen } from '../../ground/fen/fen.js';
import { EvidenceService, type EvidenceView } from '../../ground/evidence/evidence.service.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { RecoveryBook, type PartView, type RecoveryView } from '../../money/recovery/book.service.js';
import { assetDisposalOn, difference, fulfilled } from '../../money/recovery/recovery.js';
import { DebtService } from '../../money/debt/debt.service.js';

type Shown = Record<string, unknown>;

/** Agreements on a debt as people read them: what was agreed, what is confirmed, what is still to come. */
@Injectable()
export class RecoveriesService {
  constructor(
    private readonly book: RecoveryBook,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly staff: StaffService,
  ) {}

  async of(tx: Tx, debtId: string): Promise<Shown> {
    const all = await this.book.of(tx, debtId);
    const parts = all.flatMap((one) => one.parts);
    const papers = await this.evidence.of(
      tx,
      [...all, ...parts].map((one) => one.id),
    );
    const people = await this.staff.names(
      tx,
      parts.flatMap((one) => [one.recordedBy, one.confirmedBy ?? '']),
    );
    const [debt] = await this.debts.byIds(tx, [debtId]);
    const obligors = new Map((debt?.obligors ?? []).map((one) => [one.partyId, one.name]));
    const shown: Shown[] = [];
    for (const recovery of all)
      shown.push({
        ...{ id: recovery.id, kind: recovery.kind, state: recovery.state, amountFen: plainFen(recovery.amountFen) },
        ...{ reason: recovery.reason, agreedOn: recovery.agreedOn, recordedOn: recovery.recordedOn },
        ...{ recordedByName: people.get(recovery.recordedBy) ?? null, approvalId: recovery.approvalId },
        ...{ recognisedOn: recovery.recognisedOn, endedReason: recovery.endedReason },
        condition: await this.condition(tx, recovery),
        papers: papersOf(papers, recovery.id),
        parts: recovery.parts.map((part) => ({
          ...shownPart(part, recovery),
          giverName: part.giverName ?? obligors.get(part.giverId ?? '') ?? null,
          confirmedByName: people.get(part.confirmedBy ?? '') ?? null,
          papers: papersOf(papers, part.id),
        })),
      });
    return { recoveries: shown };
  }

  private async condition(tx: Tx, recovery: RecoveryView): Promise<Shown | null> {
    const { condition } = recovery;
    if (!condition) return null;
    const paid = await this.book.paidSince(tx, recovery, condition.onlyIfPaidOn);
    return {
      onlyIfPaidFen: plainFen(condition.onlyIfPaid),
      onlyIfPaidOn: condition.onlyIfPaidOn,
      paidFen: plainFen(paid),
      met: fulfilled(condition, paid) === undefined,
    };
  }
}

const papersOf = (papers: readonly EvidenceView[], subjectId: string): Shown[] =>
  papers
    .filter((one) => one.subjectId === subjectId)
    .map(({ kind, day, reference, hash }) => ({ kind, day, reference, hash }));

const orNone = (amount: Fen | null): number | null => (amount === null ? null : plainFen(amount));

function shownPart(part: PartView, recovery: RecoveryView): Shown {
  const { agreedFen, thing } = part;
  const acquiredOn = thing && recovery.state === 'recognised' && !part.titleBackOn ? recovery.agreedOn : null;
  return {
    ...{ id: part.id, kind: part.kind, part: part.part, amountFen: plainFen(part.amount), thing, what: part.what },
    ...{ agreedFen: orNone(agreedFen), appraisedFen: orNone(part.appraisedFen) },
    // Above the debt that ends: owed back. Below it: a loss.
    differenceFen: agreedFen === null ? null : Number(difference({ agreed: agreedFen, amount: part.amount })),
    ...{ channel: part.channel, docketNo: part.docketNo, confirmedOn: part.confirmedOn, entryId: part.entryId },
    ...{ titleBackOn: part.titleBackOn, disposalOn: thing && acquiredOn ? assetDisposalOn(thing, acquiredOn) : null },
  };
}
