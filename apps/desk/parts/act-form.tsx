import { ArrowRightOutlined, CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { insteadOf, type Start } from '../act-instead.js';
import { senseOf } from '../act-sense.js';
import { sendOf } from '../act-sends.js';
import { actOf, openTo, wordsOf, type ActId } from '../acts.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { Problem } from '../problem.js';
import { useAct } from '../queries.js';
import { blankOf, bodyOf, complaintsOf, shapeOf } from '../schema.js';
import type { Complaints, DraftGroup, Shape } from '../schema.js';
import { ActDrawer } from './act-drawer.js';
import { aroundOf, choicesFor, subjectsOf } from './act-choices.js';
import type { CaseLists } from './act-choices.js';
import { Cleared } from './act-result.js';
import { ChoiceField, SelectField } from './fields.js';
import { MoneyText } from './money-text.js';
import { PlanPreview } from './plan-preview.js';
import { SchemaForm } from './schema-form.js';
import { StageTag } from './stage-tag.js';

export interface ActStart {
  act: ActId;
  subjectId?: string;
  preset?: DraftGroup;
}

interface Props {
  lists: CaseLists;
  start: ActStart;
  onClose: () => void;
  /** Goes over to another act, as a refusal offers it. */
  onStart: (start: Start) => void;
}

const NOTHING: Shape = { kind: 'group', fields: [] };

/** The form of any act: made of the schema of its room, with what the case gives to choose from. */
export function ActForm({ lists, start, onClose, onStart }: Props): ReactElement {
  const words = useWords();
  const { t, of } = words;
  const { today } = useDesk();
  const act = actOf(start.act);
  const { view } = lists;
  const rows = subjectsOf(act.on, start.act, { lists, words });
  const [chosen, choose] = useState(start.subjectId ?? '');
  const subjectId = chosen || (rows.length === 1 ? (rows[0]?.value ?? '') : '');
  const shape = useMemo(() => (act.schema ? shapeOf(act.schema) : NOTHING), [act.schema]);
  const [draft, put] = useState<DraftGroup>(() => ({ ...blankOf(shape, today), ...start.preset }));
  const [wrong, setWrong] = useState<Complaints>({});
  const order = useAct((body: Record<string, unknown>, headers) =>
    sendOf(start.act)({ path: { id: subjectId }, body: act.schema ? body : undefined, headers }),
  );
  const [cleared, setCleared] = useState<unknown>();
  const sense = senseOf(start.act, draft, aroundOf(subjectId, lists));
  const left = (name: string): boolean => sense.left(name) || (act.without ?? []).includes(name);
  const type = (next: DraftGroup): void => {
    put(next);
    setWrong({});
  };
  const submit = async (): Promise<void> => {
    const typed = act.schema ? complaintsOf(act.schema, { shape, draft, left }) : {};
    const found = subjectId ? typed : { ...typed, '#row': 'chooseOne' };
    setWrong(found);
    if (Object.keys(found).length > 0) return focusFirstWrong();
    const answer = await order.submit(bodyOf(shape, draft, left));
    if (!answer) return;
    if (start.act === 'askMeasure') setCleared(answer);
    else onClose();
  };
  if (cleared) return <Cleared measure={String(draft['measure'])} answer={cleared} {...{ onClose, onStart }} />;
  return (
    <ActDrawer
      title={of('actTitle', start.act)}
      about={<About view={view} says={of('actSays', start.act)} />}
      submit={t(submitWord(start.act, draft))}
      pending={order.pending}
      problem={order.problem}
      told
      {...(start.act === 'askMeasure' && draft['measure'] ? { tried: of('measure', String(draft['measure'])) } : {})}
      offer={order.problem && <Offer problem={order.problem} onStart={onStart} stage={view.stage} />}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {act.on !== 'case' && (
        <Row
          words={of('subject', act.on)}
          rows={rows}
          value={subjectId}
          wrong={wrong['#row'] && t('ui.chooseOne')}
          onChange={choose}
        />
      )}
      <SchemaForm
        id={start.act}
        shape={shape}
        draft={draft}
        onDraft={type}
        wrong={{ ...wrong, ...wrongOf(order.problem) }}
        left={left}
        among={sense.among}
        wordsOf={(path) => wordsOf(act, path)}
        choices={choicesFor(start.act, { lists, words, subjectId })}
      />
      {start.act === 'proposePlan' && <PlanPreview draft={draft} />}
    </ActDrawer>
  );
}

function About({ view, says }: { view: CaseLists['view']; says: string }): ReactElement {
  return (
    <>
      <b>{view.debtor.name}</b> <MoneyText fen={view.owed.totalFen} unit /> · <StageTag stage={view.stage} />
      <p className="t3">{says}</p>
    </>
  );
}

/** After the drawing: the first field that complains takes the focus. */
function focusFirstWrong(): void {
  setTimeout(() => {
    const field = document.querySelector<HTMLElement>(
      '.act .field.wrong input, .act .field.wrong textarea, .act .field.wrong',
    );
    field?.focus();
    field?.scrollIntoView({ block: 'nearest' });
  });
}

const ASKED = new Set<ActId>([
  'proposePress',
  'proposePlan',
  'proposeWaiver',
  'proposeInKind',
  'askAssignment',
  'askClosure',
]);
function submitWord(id: ActId, draft: DraftGroup): string {
  if (id === 'askMeasure') return 'ui.askFirst';
  return ASKED.has(id) || (id === 'recordFact' && draft['kind'] === 'hold') ? 'ui.ask' : 'ui.record';
}

/** What the server found in the order, at the field that it named. */
const wrongOf = (problem: Problem | undefined): Complaints =>
  Object.fromEntries((problem?.errors ?? []).map(({ path }) => [path, 'notRight']));

interface RowProps {
  words: string;
  rows: { value: string; label: string }[];
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
}

function Row({ words, rows, value, wrong, onChange }: RowProps): ReactElement {
  const shared = { label: words, value, options: rows, onChange, testId: 'act-subject', ...(wrong ? { wrong } : {}) };
  return rows.length > 3 ? <SelectField {...shared} /> : <ChoiceField {...shared} />;
}

/** The lawful alternative as a button that opens its act; who has no right to it is told who has. */
function Offer({
  problem,
  stage,
  onStart,
}: {
  problem: Problem;
  stage: CaseLists['view']['stage'];
  onStart: (start: Start) => void;
}): ReactElement | null {
  const { t, of } = useWords();
  const { may } = useDesk();
  const { instead, insteadZh } = problem.figures;
  if (typeof instead !== 'string') return null;
  const start = insteadOf(instead);
  const open = !('act' in start) || openTo(start.act, { may, stage });
  const name = of('measure', instead) || String(insteadZh);
  return (
    <div className="offer">
      <p className="t2">{t('ui.lawfulInstead')}</p>
      <Button
        block
        className="offer-b"
        disabled={!open}
        data-testid="lawful-instead"
        data-measure={instead}
        onClick={() => onStart(start)}
      >
        <CheckOutlined aria-hidden />
        <span>
          <b>{name}</b>
          <small>{'act' in start ? of('actTitle', start.act) : of('act', start.step)}</small>
        </span>
        <ArrowRightOutlined aria-hidden />
      </Button>
      {!open && 'act' in start && <p className="t3 s12">{t('ui.notYours')}</p>}
    </div>
  );
}
