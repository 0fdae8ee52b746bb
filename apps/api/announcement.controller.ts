import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import {
  announceSchema,
  proposePressSchema,
  recordPublicationSchema,
  type Announce,
  type ProposePress,
  type RecordPublication,
} from '../../libs/steps/announcement/announcement.input.js';
import { AnnouncementService } from '../../libs/steps/announcement/announcement.service.js';
import { PublicisingService, type PressAsked } from '../../libs/steps/escalation/publicising.service.js';
import * as answer from './door/answers.js';
import { Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

@Controller()
export class AnnouncementController {
  constructor(
    private readonly announcements: AnnouncementService,
    private readonly publicising: PublicisingService,
  ) {}

  @Needs('publication.prepare')
  @Within('case')
  @Post('cases/:id/press-demands')
  @Door({
    id: 'proposePress',
    says: 'Asks for a demand in the press to a debtor whose whereabouts are unknown',
    body: proposePressSchema,
    answer: z.object({ publicationId: answer.id, approvalId: answer.id }),
    writes: true,
  })
  async propose(
    @TheRow() row: Row,
    @Ordered('press.propose') order: Order,
    @Body(new Reads(proposePressSchema)) wanted: ProposePress,
  ): Promise<PressAsked | Refusal> {
    return this.publicising.proposePress(order, row.caseId, wanted);
  }

  @Needs('publication.prepare')
  @Within('case')
  @Post('cases/:id/announcements')
  @Door({
    id: 'announce',
    says: 'Prepares an announcement that names a debtor organisation',
    body: announceSchema,
    answer: z.object({ publicationId: answer.id }),
    writes: true,
  })
  async announce(
    @TheRow() row: Row,
    @Ordered('organisation.announce') order: Order,
    @Body(new Reads(announceSchema)) wanted: Announce,
  ): Promise<{ publicationId: string } | Refusal> {
    return this.announcements.announce(order, row.caseId, wanted);
  }

  @Needs('publication.prepare')
  @Within('publication')
  @Post('publications/:id/printing')
  @Door({
    id: 'recordPublication',
    says: 'Records that an approved publication was printed, with its proof',
    body: recordPublicationSchema,
    answer: answer.nothing,
    writes: true,
  })
  async published(
    @TheRow() row: Row,
    @Ordered('publication.record') order: Order,
    @Body(new Reads(recordPublicationSchema)) wanted: RecordPublication,
  ): Promise<null | Refusal> {
    return this.announcements.published(order, row, wanted);
  }
}
