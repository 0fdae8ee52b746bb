import { StopOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { insteadOf } from '../act-instead.js';
import { openTo } from '../acts.js';
import { useContacts } from '../case-queries.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { RefusedLine } from '../shapes-lawful.js';
import type { TabProps } from './court-tab.js';
import { MoneyText } from './money-text.js';
import { useRefusal } from './refusal-notice.js';

/** 联系记录: who was reached how and when, standing orders, publications; and what the law refused. */
export function ContactsTab({ lists, onAct }: TabProps): ReactElement {
  const { t, of, at } = useWords();
  const { may } = useDesk();
  const { view, circumstances } = lists;
  const contacts = useContacts(view.id).data ?? [];
  const names = new Map(view.debts.flatMap(({ obligors }) => obligors.map((one) => [one.partyId, one.name])));
  const begin = (['recordContact', 'askMeasure'] as const).filter((id) => openTo(id, { may, stage: view.stage }));
  return (
    <div className="tab-b">
      {begin.length > 0 && (
        <p className="acts-row">
          {begin.map((id) => (
            <Button key={id} size="small" data-testid={`tab-act-${id}`} onClick={() => onAct({ act: id })}>
              {of('actTitle', id)}
            </Button>
          ))}
        </p>
      )}
      {circumstances && circumstances.refused.length > 0 && (
        <section>
          <h3>{t('ui.refusedMeasures')}</h3>
          {circumstances.refused.map((one) => (
            <Refused key={one.id} line={one} lists={lists} onAct={onAct} />
          ))}
        </section>
      )}
      <h3>{t('ui.contacts')}</h3>
      {contacts.length === 0 && <p className="empty">{t('ui.noContacts')}</p>}
      {contacts.map((one) => (
        <section className="line" key={one.id}>
          <b>{of('measureChannel', one.channel)}</b> <span className="tag">{of('direction', one.direction)}</span>{' '}
          {of('contactOutcome', one.outcome)}{' '}
          <span className="t3">
            {[at(one.at), names.get(one.partyId), one.answered ? t('ui.reached') : t('ui.notReached')]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {one.note && <p>{one.note}</p>}
          {one.breach && <Breach code={one.breach} />}
        </section>
      ))}
      <Arranged lists={lists} names={names} />
    </div>
  );
}

interface ArrangedProps {
  lists: TabProps['lists'];
  names: ReadonlyMap<string, string>;
}

/** What was arranged beside contacts: standing orders, publications, mediations. */
function Arranged({ lists, names }: ArrangedProps): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const { circumstances, standingOrders } = lists;
  return (
    <>
      {standingOrders.length > 0 && <h3>{t('ui.standingOrders')}</h3>}
      {standingOrders.map((one) => (
        <section className="line" key={one.id}>
          <b>
            <MoneyText fen={one.amountFen} unit />
          </b>{' '}
          {t('ui.eachMonth', { day: one.dayOfMonth })}{' '}
          <span className="t3">
            {[
              names.get(one.partyId),
              day(one.givenOn, today),
              one.revokedOn && t('ui.revoked', { day: day(one.revokedOn, today) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </section>
      ))}
      {circumstances && circumstances.publications.length > 0 && <h3>{t('ui.publications')}</h3>}
      {circumstances?.publications.map((one) => (
        <section className="line" key={one.id}>
          <b>{of('publicationKind', one.kind)}</b> <span className="tag">{of('publicationState', one.state)}</span>{' '}
          <span className="t3">{[one.medium, day(one.publishedOn ?? one.proposedOn, today)].join(' · ')}</span>
        </section>
      ))}
      {circumstances && circumstances.mediations.length > 0 && <h3>{t('ui.mediations')}</h3>}
      {circumstances?.mediations.map((one) => (
        <section className="line" key={one.heldOn + one.body}>
          <b>{of('mediationOutcome', one.outcome)}</b>{' '}
          <span className="t3">{`${one.body} · ${day(one.heldOn, today)}`}</span>
        </section>
      ))}
    </>
  );
}

function Breach({ code }: { code: string }): ReactElement {
  const { t } = useWords();
  const { sentence } = useRefusal(code);
  return (
    <p className="warn">
      <WarningOutlined aria-hidden /> {t('ui.breach')}
      {sentence}
    </p>
  );
}

/** A measure that was not taken: the article, and the lawful way as a button. */
function Refused({ line, lists, onAct }: TabProps & { line: RefusedLine }): ReactElement {
  const { t, of, day } = useWords();
  const { today, may } = useDesk();
  const { sentence } = useRefusal(line.code);
  const way = insteadOf(line.instead);
  const open = 'act' in way && openTo(way.act, { may, stage: lists.view.stage });
  return (
    <section className="line refused" data-testid="refused-measure" data-code={line.code}>
      <StopOutlined aria-hidden className="redc" /> <b>{of('measure', line.measure)}</b>{' '}
      <span className="t3">
        {[
          of('measureTitle', line.title),
          line.partyName,
          day(line.day, today),
          line.done ? t('ui.doneAllTheSame') : t('ui.notDone'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <p>
        {sentence} <span className="t3">{line.articleZh}</span>
      </p>
      <p>
        {t('ui.lawfulInstead')} <b>{of('measure', line.instead)}</b>
        {open && (
          <Button size="small" className="in-line" onClick={() => onAct(way)}>
            {of('actTitle', way.act)}
          </Button>
        )}
      </p>
    </section>
  );
}
