import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { ApprovalService } from '../../libs/people/approval/approval.service.js';
import { departments } from '../../libs/people/staff/staff.js';
import { VoicingService } from '../../libs/steps/escalation/voicing.service.js';
import { gateRules, groundRules, type Ground } from '../../libs/steps/writeoff/ground.js';
import { WriteOffFileService } from '../../libs/steps/writeoff/file.service.js';
import { day } from '../builders/day.js';
import { done, type Running } from './running.js';

/** Everything that a write-off on a ground needs to be shown, in the house's own order. */
export async function proofsKept(house: Running, caseId: string, ground: Ground): Promise<void> {
  for (const gate of groundRules[ground].needs) {
    const kind = gateRules[gate].proofs[0] ?? 'record';
    const wanted = { gate, day: day('2024-03-02'), proof: { kind, reference: `卷宗 ${gate}` } };
    done(await house.get(WriteOffFileService).prove(house.order('collector', 'writeoff.evidence'), caseId, wanted));
  }
  await house.rest();
}

/** The whole file, signed by three people. */
export async function fileKept(house: Running, caseId: string, ground: Ground): Promise<void> {
  const signer = async (who: 'collector' | 'supervisor' | 'director'): Promise<string> => (await house.actor(who)).id;
  const wanted = {
    ...{ ground, arose: '种植贷款', cause: '连年歉收', measures: '催收、起诉、执行', borrowerPursuit: '多次催收无果' },
    ...{ securityDisposal: '无担保物', handlerId: await signer('collector') },
    ...{ departmentHeadId: await signer('supervisor'), unitHeadId: await signer('director') },
  };
  done(await house.get(WriteOffFileService).keep(house.order('collector', 'writeoff.file'), caseId, wanted));
  await house.rest();
}

/** File and proofs: the write-off may be asked for. */
export async function writeOffPrepared(house: Running, caseId: string, ground: Ground): Promise<void> {
  await proofsKept(house, caseId, ground);
  await fileKept(house, caseId, ground);
}

/** Each department that a request asks says yes, by its own person. */
export async function spokenFor(house: Running, subjectId: string): Promise<void> {
  for (const request of await house.get(ApprovalService).openOf(house.get(DatabaseService).reading, subjectId))
    for (const seat of departments.filter((one) => request.voices.includes(one))) {
      const order = house.order(`of ${seat}`, 'request.voice', { seat });
      done(await house.get(VoicingService).voice(order, request.id, { seat, agrees: true, reason: '同意' }));
    }
  await house.rest();
}
