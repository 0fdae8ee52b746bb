import { useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { ZodType } from 'zod';
import { senseOf } from '../act-sense.js';
import { wordsOf } from '../acts.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { useAct } from '../queries.js';
import type { KeyHeader } from '../queries.js';
import { blankOf, bodyOf, complaintsOf, shapeOf } from '../schema.js';
import type { Complaints, DraftGroup } from '../schema.js';
import { ActDrawer } from './act-drawer.js';
import { SchemaForm } from './schema-form.js';
import type { FormTerms } from './schema-fields.js';

interface Props {
  /** Names the form in the words. */
  id: string;
  title: string;
  about?: ReactNode;
  schema: ZodType;
  submit: string;
  words?: Readonly<Record<string, string>>;
  choices?: FormTerms['choices'];
  preset?: DraftGroup;
  without?: readonly string[];
  danger?: boolean;
  /** The body was made from the schema that the door reads. */
  send: (body: never, headers: KeyHeader) => Promise<{ data: unknown }>;
  onClose: () => void;
  onDone?: (answer: unknown) => void;
  testId?: string;
}

/** The form of an order that belongs to no case: requests, parameters, authorities, roles, deputies, lists. */
export function SchemaDrawer(p: Props): ReactElement {
  const { t } = useWords();
  const { today } = useDesk();
  const shape = useMemo(() => shapeOf(p.schema), [p.schema]);
  const [draft, put] = useState<DraftGroup>(() => ({ ...blankOf(shape, today), ...p.preset }));
  const [wrong, setWrong] = useState<Complaints>({});
  const order = useAct((body: Record<string, unknown>, headers) => p.send(body as never, headers));
  const without = p.without ?? [];
  // What is not asked is sent as it was preset.
  const body = (): Record<string, unknown> => ({
    ...bodyOf(shape, draft, (name) => without.includes(name)),
    ...Object.fromEntries(
      without.flatMap((name) => (draft[name] === undefined || draft[name] === '' ? [] : [[name, draft[name]]])),
    ),
  });
  const submit = async (): Promise<void> => {
    const found = complaintsOf(p.schema, { shape, draft });
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const answer = await order.submit(body());
    if (answer === undefined) return;
    p.onDone?.(answer);
    p.onClose();
  };
  const told = Object.fromEntries((order.problem?.errors ?? []).map(({ path }) => [path, 'notRight']));
  return (
    <ActDrawer
      title={p.title}
      about={p.about}
      submit={p.submit || t('ui.record')}
      pending={order.pending}
      problem={order.problem}
      told
      danger={p.danger ?? false}
      testId={p.testId ?? 'act-submit'}
      onSubmit={() => void submit()}
      onClose={p.onClose}
    >
      <SchemaForm
        id={p.id}
        shape={shape}
        draft={draft}
        onDraft={(next) => {
          put(next);
          setWrong({});
        }}
        wrong={{ ...wrong, ...told }}
        left={(name) => without.includes(name)}
        among={senseOf(p.id, draft).among}
        wordsOf={(path) => wordsOf({ words: p.words ?? {} }, path)}
        {...(p.choices ? { choices: p.choices } : {})}
      />
    </ActDrawer>
  );
}
