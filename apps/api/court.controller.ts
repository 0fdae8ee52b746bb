import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { plainFen } from '../../libs/ground/fen/fen.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import { CourtService } from '../../libs/steps/litigation/court.service.js';
import { FilingService, type FilingLine } from '../../libs/steps/litigation/filing.service.js';
import {
  openTrackSchema,
  supplySchema,
  tellFactSchema,
  type OpenTrack,
  type Supply,
  type TellFact,
} from '../../libs/steps/litigation/litigation.input.js';
import { items } from '../../libs/steps/litigation/readiness.js';
import { ReadinessService } from '../../libs/steps/litigation/readiness.service.js';
import { assets, courtFactKinds, trackKinds } from '../../libs/steps/litigation/track.js';
import * as answer from './door/answers.js';
import { Door, Needs, Ordered, Reads, TheRow, Who, Within, type Row } from './door/door.js';

const kind = z.enum(courtFactKinds);

const track = z.object({
  id: answer.id,
  kind: z.enum(trackKinds),
  court: z.string(),
  docketNo: z.string(),
  filedOn: answer.day,
  claimedFen: answer.fen,
  state: z.enum(['open', 'ended']),
  endedBecause: kind.nullable(),
  feeFen: answer.fen.nullable(),
  facts: z.array(
    z.object({
      id: answer.id,
      kind,
      onDay: answer.day,
      untilDay: answer.day.nullable(),
      amountFen: answer.fen.nullable(),
      detail: z.string().nullable(),
      about: answer.id.nullable(),
      reference: z.string().nullable(),
    }),
  ),
  freezes: z.array(
    z.object({ id: answer.id, asset: z.enum(assets), from: answer.day, until: answer.day, lifted: z.boolean() }),
  ),
  next: z.array(kind),
});

const court = z.object({
  tracks: z.array(track),
  watches: z.array(
    z.object({
      for: z.string(),
      about: z.string(),
      from: answer.day,
      on: answer.day,
      articleZh: z.string(),
      savesRight: z.boolean(),
    }),
  ),
  doubled: z.object({ from: answer.day, days: z.int(), unpaidFen: answer.fen, amountFen: answer.fen }).nullable(),
});

const readiness = z.object({
  items: z.array(
    z.object({
      item: z.enum(items),
      mandatory: z.boolean(),
      state: z.enum(['supplied', 'computed', 'missing', 'notNeeded']),
      articleZh: z.string(),
      suppliedOn: answer.day.nullable(),
      reference: z.string().nullable(),
      byName: z.string().nullable(),
    }),
  ),
  missing: z.array(z.string()),
  stillMissing: z.array(z.string()),
});

const filing = z.object({
  cases: z.array(
    z.object({
      caseId: answer.id,
      caseNumber: z.string(),
      debtorName: z.string(),
      handlerName: z.string(),
      claimFen: answer.fen,
      court: z.string().nullable(),
      acceptedOn: answer.day,
      pressesOn: answer.day.nullable(),
      pressesFor: z.string().nullable(),
    }),
  ),
});

/** What happens before a court, and the book of papers that goes there. */
@Controller()
export class CourtController {
  constructor(
    private readonly commands: CommandService,
    private readonly courts: CourtService,
    private readonly database: DatabaseService,
    private readonly filings: FilingService,
    private readonly readiness: ReadinessService,
  ) {}

  @Needs('suit.record')
  @Within('case')
  @Post('cases/:id/tracks')
  @Door({
    id: 'openTrack',
    says: 'Opens a track before a court: suit, payment order, realisation, confirmation, pre-suit preservation',
    body: openTrackSchema,
    answer: z.object({ trackId: answer.id }),
    writes: true,
  })
  async open(
    @TheRow() row: Row,
    @Ordered('track.open') order: Order,
    @Body(new Reads(openTrackSchema)) wanted: OpenTrack,
  ): Promise<{ trackId: string } | Refusal> {
    return this.courts.openTrack(order, row.caseId, wanted);
  }

  @Needs('suit.record')
  @Within('track')
  @Post('tracks/:id/facts')
  @Door({
    id: 'tellFact',
    says: 'Records a dated fact of a track',
    body: tellFactSchema,
    answer: z.object({ factId: answer.id, state: z.enum(['open', 'ended']) }),
    writes: true,
  })
  async tell(
    @TheRow() row: Row,
    @Ordered('track.tell') order: Order,
    @Body(new Reads(tellFactSchema)) wanted: TellFact,
  ): Promise<{ factId: string; state: string } | Refusal> {
    return this.courts.tell(order, { id: row.id, caseId: row.caseId }, wanted);
  }

  @Needs('case.read')
  @Within('case')
  @Get('cases/:id/court')
  @Door({ id: 'courtOfCase', says: 'The tracks of a case, their facts and the days they arm', answer: court })
  async court(@TheRow() row: Row): Promise<z.infer<typeof court>> {
    const { tracks, watches, doubled } = await this.courts.view(this.database.reading, row.caseId);
    return {
      tracks: tracks.map((one) => ({
        ...one,
        claimedFen: plainFen(one.claimedFen),
        feeFen: one.feeFen === null ? null : plainFen(one.feeFen),
        facts: one.facts.map((fact) => ({
          ...fact,
          amountFen: fact.amountFen === null ? null : plainFen(fact.amountFen),
        })),
      })),
      watches: watches.map(({ article, tasks: _, ...watch }) => ({ ...watch, articleZh: article.zh })),
      doubled: doubled && {
        ...doubled,
        unpaidFen: plainFen(doubled.unpaidFen),
        amountFen: plainFen(doubled.amountFen),
      },
    };
  }

  @Needs('case.read')
  @Within('case')
  @Get('cases/:id/readiness')
  @Door({ id: 'readiness', says: 'What the handoff book of a case has and lacks', answer: readiness })
  async book(@TheRow() row: Row): Promise<z.infer<typeof readiness>> {
    const view = await this.readiness.view(this.database.reading, row.caseId);
    return { ...view, items: view.items.map(({ article, ...item }) => ({ ...item, articleZh: article.zh })) };
  }

  @Needs('readiness.record')
  @Within('case')
  @Post('cases/:id/readiness')
  @Door({
    id: 'supplyItem',
    says: 'Confirms an item of the handoff book with its proof',
    body: supplySchema,
    answer: z.object({ stillMissing: z.array(z.string()) }),
    writes: true,
  })
  async supply(
    @TheRow() row: Row,
    @Ordered('readiness.supply') order: Order,
    @Body(new Reads(supplySchema)) wanted: Supply,
  ): Promise<{ stillMissing: string[] } | Refusal> {
    return this.readiness.supply(order, row.caseId, wanted);
  }

  @Needs('filing.read')
  @Get('filing-list')
  @Door({ id: 'filingList', says: 'Suits approved one by one and not yet filed, what presses first', answer: filing })
  async filingList(@Who() who: Actor): Promise<{ cases: FilingLine[] }> {
    const on = await this.commands.on(this.database.reading, { unitId: who.rootId });
    return { cases: await this.filings.list(this.database.reading, { unitPath: who.unitPath, on }) };
  }
}
