import { describe, expect, it } from '@jest/globals';
import { lawful } from '../../libs/ground/law/measure.js';
import { rights } from '../../libs/people/staff/staff.js';
import { insteadOf } from './act-instead.js';
import { actIds, actOf, groups, openTo, subjects, wordsOf, type ActId } from './acts.js';
import { shapeOf, type Field, type Shape } from './schema.js';
import { allFields } from './schema-walk.js';
import en from './words/en.js';
import zhCN from './words/zh-CN.js';

type Words = Record<string, Record<string, unknown>>;
const languages: [string, Words][] = [
  ['zh-CN', zhCN as unknown as Words],
  ['en', en as unknown as Words],
];

interface Said {
  group: string;
  name: string;
}

/** Every word that the form of an act needs: its titles, the labels of its fields, the names of its choices. */
const wordsNeeded = (id: ActId): Said[] => {
  const act = actOf(id);
  const titles = ['actTitle', 'actSays'].map((group) => ({ group, name: id }));
  return act.schema ? [...titles, ...choicesIn(shapeOf(act.schema), { id, path: [] })] : titles;
};

const choicesIn = (shape: Shape, at: { id: ActId; path: string[] }): Said[] => {
  const { id, path } = at;
  if (shape.kind === 'either') {
    const group = shape.by ? wordsOf(actOf(id), [...path, 'way']) : 'way';
    const ways = shape.ways.map(({ name }) => ({ group, name }));
    return [...ways, ...shape.ways.flatMap(({ fields }) => ofFields(fields, at))];
  }
  if (shape.kind === 'group') return ofFields(shape.fields, at);
  return shape.kind === 'rows' ? choicesIn(shape.row, { id, path: [...path, '0'] }) : [];
};

const ofFields = (fields: readonly Field[], { id, path }: { id: ActId; path: string[] }): Said[] =>
  fields.flatMap(({ name, shape }) => {
    const inside = [...path, name];
    const choices = shape.kind === 'one' || shape.kind === 'many' ? shape.of : [];
    const named = choices.map((one) => ({ group: wordsOf(actOf(id), inside), name: one }));
    return [...named, ...choicesIn(shape, { id, path: inside })];
  });

describe('the acts of a case', () => {
  it.each(languages)('have a word for every field and every choice in %s', (_language, words) => {
    const unnamed = actIds.flatMap((id) => {
      const { schema } = actOf(id);
      const fields = schema ? allFields(shapeOf(schema)) : [];
      return fields
        .filter(({ name }) => !words['label']?.[`${id}_${name}`] && !words['label']?.[name])
        .filter(({ name }) => !(actOf(id).without ?? []).includes(name))
        .map(({ name }) => `${id}.${name}`);
    });
    const wordless = actIds.flatMap((id) =>
      wordsNeeded(id)
        .filter(({ group, name }) => typeof words[group]?.[name] !== 'string')
        .map(({ group, name }) => `${id}: ${group}.${name}`),
    );
    expect([...new Set([...unnamed, ...wordless])]).toEqual([]);
    expect([...groups].filter((group) => !words['actGroup']?.[group])).toEqual([]);
    expect([...subjects].filter((one) => !words['subject']?.[one])).toEqual([]);
  });

  it('are open to who has the right, where the stage lets the door pass', () => {
    const may = (right: string): boolean => right === 'plan.propose';
    expect(openTo('proposePlan', { may, stage: 'notice' })).toBe(true);
    expect(openTo('proposePlan', { may, stage: 'settled' })).toBe(false);
    expect(openTo('recordFact', { may, stage: 'notice' })).toBe(false);
    expect(actIds.filter((id) => !(actOf(id).right in rights))).toEqual([]);
  });

  it('lead on from every lawful alternative', () => {
    expect(Object.keys(lawful).filter((one) => !('act' in insteadOf(one)) && !('step' in insteadOf(one)))).toEqual([]);
  });
});
