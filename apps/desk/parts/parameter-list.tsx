import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { setParameterSchema } from '../../../libs/ground/law/law.input.js';
import { useParameters, useTrial } from '../case-queries.js';
import { setParameter, tryParameter } from '../client/sdk.gen.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { useAct } from '../queries.js';
import type { Parameter } from '../shapes-lawful.js';
import { TrialMoves } from './approval-about.js';
import { moneyWords } from './money-text.js';
import { RefusalNotice } from './refusal-notice.js';
import { SchemaDrawer } from './schema-drawer.js';

interface Proposed {
  id: string;
  approvalId: string;
}

/** 参数: in force and to come, each with its article. A change is proposed, tried over all open cases, then approved by another admin. */
export function ParameterList(): ReactElement {
  const { t, of, day } = useWords();
  const { may } = useDesk();
  const parameters = useParameters().data ?? [];
  const [open, setOpen] = useState<Parameter>();
  const [proposed, setProposed] = useState<Proposed>();
  return (
    <div className="tab-b">
      {proposed && <Trial key={proposed.id} proposed={proposed} />}
      <table className="grid" data-testid="parameters">
        <thead>
          <tr>
            <th>{t('label.key')}</th>
            <th className="num">{t('ui.inForce')}</th>
            <th>{t('ui.coming')}</th>
            <th className="wide">{t('ui.article')}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {parameters.map((one) => (
            <tr key={one.key}>
              <td>{of('parameter', one.key)}</td>
              <td className="num">{valueText(one.key, one.inForce)}</td>
              <td>
                {one.later
                  .map(({ from, value }) => `${t('ui.fromDay', { day: day(from) })} ${valueText(one.key, value)}`)
                  .join('；')}
              </td>
              <td className="wide t3 s12">{one.articleZh}</td>
              <td className="num">
                {may('parameter.set') && (
                  <Button size="small" data-testid={`parameter-${one.key}`} onClick={() => setOpen(one)}>
                    {t('ui.propose')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && (
        <SchemaDrawer
          id="setParameter"
          title={t('ui.proposeChange')}
          about={
            <>
              <b>{of('parameter', open.key)}</b> {t('ui.now')} {valueText(open.key, open.inForce)}
              <p className="t3">{open.articleZh}</p>
            </>
          }
          schema={setParameterSchema}
          without={['key']}
          preset={{ key: open.key }}
          submit={t('ui.propose')}
          send={(body, headers) => setParameter({ body, headers })}
          onClose={() => setOpen(undefined)}
          onDone={(answer) => setProposed(answer as Proposed)}
        />
      )}
    </div>
  );
}

/** Amounts are kept in fen and read in yuan; everything else is the number itself. */
const valueText = (key: string, value: number): string => (key.endsWith('Fen') ? moneyWords(value) : String(value));

/** The dry run goes on by itself, some hundred cases at a time, until every open case has been tried. */
function Trial({ proposed }: { proposed: Proposed }): ReactElement {
  const { t } = useWords();
  const trial = useTrial(proposed.id).data;
  const act = useAct((_none: undefined, headers) => tryParameter({ path: { id: proposed.id }, headers }));
  const { submit, pending, problem } = act;
  const goesOn = trial !== undefined && !trial.done && !pending && !problem;
  useEffect(() => {
    if (goesOn) void submit(undefined);
  });
  const share = trial && trial.total > 0 ? Math.round((trial.tried / trial.total) * 100) : trial?.done ? 100 : 0;
  return (
    <section className="note" data-testid="dry-run" data-done={trial?.done}>
      <h3>{t('ui.dryRunOf')}</h3>
      <Progress percent={share} status={trial?.done ? 'success' : 'active'} />
      {problem && <RefusalNotice code={problem.code} figures={problem.figures} />}
      <TrialMoves changeId={proposed.id} />
      <p>
        <Link to={`/approvals/${proposed.approvalId}`}>{t('ui.seeRequest')}</Link>{' '}
        <span className="t3">{t('ui.secondAdmin')}</span>
      </p>
    </section>
  );
}
