import type { Day } from '../../ground/calendar/calendar.js';
import type { ParameterKey } from '../../ground/law/law.js';
import { assets, type Asset, type Track } from './track.js';

export const freezeMonths: Record<Asset, ParameterKey> = {
  deposit: 'freezeDepositMonths',
  movable: 'freezeMovableMonths',
  realEstate: 'freezeRealMonths',
  other: 'freezeRealMonths',
};

/** A preservation or seizure with its last day, renewals counted; gone once it is lifted. */
export interface Freeze {
  id: string;
  asset: Asset;
  from: Day;
  until: Day;
  lifted: boolean;
}

/** The freezes of a track in the order they were laid. */
export function freezesOf(track: Pick<Track, 'facts'>): Freeze[] {
  const laid = track.facts.filter((fact) => fact.kind === 'preservationGranted' || fact.kind === 'seized');
  return laid.map((fact) => {
    const own = track.facts.filter((one) => one.about === fact.id);
    const renewed = own.filter((one) => one.kind === 'preservationRenewed').at(-1);
    return {
      id: fact.id,
      asset: assets.find((one) => one === fact.detail) ?? 'other',
      from: renewed?.onDay ?? fact.onDay,
      until: renewed?.untilDay ?? fact.untilDay ?? fact.onDay,
      lifted: own.some((one) => one.kind === 'preservationLifted'),
    };
  });
}

/** Whether a pre-suit preservation was asked for and not refused, given up or lifted. */
export const preSuitStands = (tracks: readonly Track[]): boolean =>
  tracks.some((track) => {
    if (track.kind !== 'preservation' || track.state === 'ended') return false;
    const freezes = freezesOf(track);
    return freezes.length === 0 || freezes.some((freeze) => !freeze.lifted);
  });
