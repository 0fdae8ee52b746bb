import {
  calm,
  isForbidden,
  judge,
  type Act,
  type Addressee,
  type Allowed,
  type Forbidden,
  type Measure,
} from '../../libs/ground/law/guard.js';
import type { Title } from '../../libs/ground/law/measure.js';
import { aLaw } from './law.js';

export const person = (title: Title): Addressee => ({ nature: 'natural', title });
export const company = (title: Title): Addressee => ({ nature: 'organisation', title });

/** What the guard says of an act that disturbs nobody; say only what the test is about. */
export const judged = (measure: Measure, to: Addressee, own: Partial<Act> = {}): Allowed | Forbidden =>
  judge(calm(measure, to, own), aLaw());

export function refused(measure: Measure, to: Addressee, own: Partial<Act> = {}): Forbidden {
  const found = judged(measure, to, own);
  if (!isForbidden(found)) throw new Error(`${measure} was allowed`);
  return found;
}

/** Code, article, and what is lawful instead. */
export const told = (measure: Measure, to: Addressee, own: Partial<Act> = {}): [string, string, Measure] => {
  const found = refused(measure, to, own);
  return [found.refused, found.article.zh, found.instead.measure];
};

export const allowed = (measure: Measure, to: Addressee, own: Partial<Act> = {}): boolean =>
  !isForbidden(judged(measure, to, own));
