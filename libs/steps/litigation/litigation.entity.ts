import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, sealedJson, sealedText } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { HandoffState } from './litigation.js';
import type { CourtFactKind, TrackKind, TrackState } from './track.js';

@Entity('handoff')
export class HandoffRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('int') number!: number;
  @Column('text') state!: HandoffState;
  @Column('date') offeredOn!: string;
  @Column('text') offeredBy!: string;
  /** As legal said it: words may name somebody. */
  @Column('text', { transformer: sealedJson }) missing!: string[];
  @Column('date') endsOn!: string;
  @Column('date', { nullable: true }) decidedOn!: string | null;
  @Column('text', { nullable: true }) decidedBy!: string | null;
  /** Where legal is going to file, as named on acceptance. */
  @Column('text', { nullable: true }) court!: string | null;
}

/** A way before a court: a suit, a payment order, a realisation, a confirmation, a pre-suit preservation. */
@Entity('court_track')
export class CourtTrackRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') kind!: TrackKind;
  @Column('text') court!: string;
  @Column('text') docketNo!: string;
  @Column('date') filedOn!: string;
  @Column('bigint', { transformer: fenColumn }) claimedFen!: Fen;
  @Column('text') state!: TrackState;
  @Column('text', { nullable: true }) endedBecause!: CourtFactKind | null;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('text') openedBy!: string;
}

/** What happened on a track, on its day; only added to. */
@Entity('court_fact')
export class CourtFactRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') trackId!: string;
  @Column('uuid') caseId!: string;
  @Column('int') number!: number;
  @Column('text') kind!: CourtFactKind;
  @Column('date') onDay!: string;
  @Column('date', { nullable: true }) untilDay!: string | null;
  @Column('bigint', { transformer: fenColumn, nullable: true }) amountFen!: Fen | null;
  @Column('text', { nullable: true }) detail!: string | null;
  @Column('uuid', { nullable: true }) about!: string | null;
  @Column('uuid', { nullable: true }) evidenceId!: string | null;
  @Column('text') recordedBy!: string;
}

/** An item of the handoff book that a person supplied, after so many handoffs. */
@Entity('readiness')
export class ReadinessRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text', { transformer: sealedText }) item!: string;
  @Column('int') afterHandoff!: number;
  @Column('date') suppliedOn!: string;
  @Column('uuid') evidenceId!: string;
  @Column('text') suppliedBy!: string;
}
