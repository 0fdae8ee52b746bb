import { Injectable } from '@nestjs/common';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { basis } from '../../ground/law/basis.js';
import { plainFen } from '../../ground/fen/fen.js';
import { DutyService } from '../../people/duty/duty.service.js';
import { PartyService } from '../../people/party/party.service.js';
import { StaffService } from '../../people/staff/staff.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { ArrangementService, type ArrangedPlan } from '../../cases/fact/arrangement.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { PromiseService } from '../../cases/fact/promise.service.js';
import { endings, factRules } from '../../cases/fact/rule.js';
import { AnnouncementService } from '../../steps/announcement/announcement.service.js';
import { AnswerService } from '../../steps/answer/answer.service.js';
import { MeasureService } from '../../steps/measure/measure.service.js';
import { UrgingService } from '../../steps/urging/urging.service.js';

type Shown = Record<string, unknown>;

/** What stands in a case beside its stage: facts, plans, promises, answers, publications, handovers, refused measures. */
@Injectable()
export class CircumstancesService {
  constructor(
    private readonly announcements: AnnouncementService,
    private readonly answers: AnswerService,
    private readonly arrangements: ArrangementService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly duties: DutyService,
    private readonly facts: FactService,
    private readonly measures: MeasureService,
    private readonly parties: PartyService,
    private readonly promises: PromiseService,
    private readonly staff: StaffService,
    private readonly urging: UrgingService,
  ) {}

  /** All of it in one answer, with names in place of ids; every list is read once. */
  async ofCase(tx: Tx, caseId: string): Promise<Shown> {
    const kase = await this.cases.mustHave(tx, caseId);
    const on = await this.commands.on(tx, { caseId });
    const facts = await this.facts.of(tx, [caseId]);
    const promises = await this.promises.of(tx, caseId);
    const answers = await this.answers.of(tx, caseId);
    const refused = await this.measures.refusedOf(tx, caseId);
    const people = await this.parties.byIds(tx, [
      ...new Set([...facts, ...promises, ...answers, ...refused].flatMap(({ partyId }) => (partyId ? [partyId] : []))),
    ]);
    const name = (id: string | null): string | null => people.get(id ?? '')?.name ?? null;
    return {
      asOf: on.today,
      facts: facts.map(({ id, kind, partyId, fromDay, untilDay, state, endedOn, reason }) => {
        const { contact, escalation, clock, article, ends } = factRules[kind];
        const ways = endings.filter((ending) => ends[ending]);
        return {
          ...{ id, kind, partyName: name(partyId), fromDay, untilDay, state, endedOn, reason },
          ...{ contact, escalation, clock, articleZh: article.zh, endings: state === 'inForce' ? ways : [] },
        };
      }),
      plans: (await this.arrangements.of(tx, caseId)).map(shownPlan),
      promises: promises.map(({ id, partyId, amountFen, onDay, saidOn, state }) => ({
        ...{ id, partyName: name(partyId), amountFen: plainFen(amountFen), onDay, saidOn, state },
      })),
      answers: answers.map(({ id, kind, partyId, saidOn, choice, chosenOn, options }) => ({
        ...{ id, kind, partyName: name(partyId), saidOn, choice, chosenOn },
        options: options.map(({ choice: way, debt, guarantors, articleZh }) => ({
          ...{ choice: way, debt, articleZh },
          guarantors: guarantors.map(({ effect }) => effect),
        })),
      })),
      publications: (await this.announcements.of(tx, caseId)).map(
        ({ id, kind, medium, state, proposedOn, publishedOn }) => ({
          ...{ id, kind, medium, state, proposedOn, publishedOn },
        }),
      ),
      mediations: await this.urging
        .mediations(tx, caseId)
        .then((rows) => rows.map(({ body, heldOn, outcome }) => ({ body, heldOn, outcome }))),
      handovers: await this.handovers(tx, kase),
      refused: refused.map(({ id, measure, partyId, title, day, code, article, instead, done }) => ({
        ...{ id, measure, partyName: name(partyId), title, day, code, instead, done },
        articleZh: articleZh(article),
      })),
    };
  }

  /** Handovers that are offered and not yet taken: at most one a post. */
  private async handovers(tx: Tx, kase: CaseFacts): Promise<Shown[]> {
    const open = [
      await this.duties.openHandover(tx, kase.id, 'first'),
      await this.duties.openHandover(tx, kase.id, 'direct'),
    ].filter((one) => one !== undefined);
    const names = await this.staff.names(
      tx,
      open.flatMap((one) => [one.fromStaff, one.toStaff]),
    );
    return open.map(({ id, post, fromStaff, toStaff, offeredOn }) => ({
      ...{ id, post, offeredOn, toStaffId: toStaff },
      ...{ fromName: names.get(fromStaff) ?? '', toName: names.get(toStaff) ?? '' },
    }));
  }
}

/** The guard keeps its articles by their codes; people read them in words. */
const articleZh = (code: string): string => Object.values(basis).find((one) => one.code === code)?.zh ?? code;

const shownPlan = ({ id, state, signedOn, totalFen, paidFen, leftFen, instalments }: ArrangedPlan): Shown => ({
  ...{ id, state, signedOn, totalFen: plainFen(totalFen), paidFen: plainFen(paidFen), leftFen: plainFen(leftFen) },
  instalments: instalments.map((part) => ({
    ...{ id: part.id, n: part.n, dueOn: part.dueOn, amountFen: plainFen(part.amountFen), state: part.state },
  })),
});
