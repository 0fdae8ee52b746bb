import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { CaseView, Notice } from '../shapes.js';
import { MoneyText } from './money-text.js';
import { StageTag } from './stage-tag.js';

/** 文书与证据: letters with their deliveries and proofs, interviews, the handoff and the suit. */
export function LettersTab({ view }: { view: CaseView }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const nothing = view.notices.length === 0 && view.interviews.length === 0 && !view.handoff && !view.suit;
  return (
    <div className="tab-b">
      {nothing && <p className="empty">{t('ui.noLetters')}</p>}
      {view.notices.toReversed().map((notice) => (
        <Letter key={notice.id} notice={notice} />
      ))}
      {view.interviews.length > 0 && <h3>{t('ui.interviews')}</h3>}
      {view.interviews.map((one) => (
        <section className="line" key={one.heldOn + one.note}>
          <b>{of('outcome', one.outcome)}</b>{' '}
          <span className="t3">
            {day(one.heldOn, today)} · {of('place', one.place)} · {one.byName}
          </span>
          <p>{one.note}</p>
        </section>
      ))}
      {view.handoff && (
        <section className="line">
          <b>{t('ui.handoff')}</b> <span className="tag">{of('handoffState', view.handoff.state)}</span>{' '}
          <span className="t3">
            {day(view.handoff.offeredOn, today)} · {t('ui.until', { day: day(view.handoff.endsOn, today) })}
          </span>
          {view.handoff.missing.length > 0 && (
            <p>
              {t('ui.missing')}：{view.handoff.missing.map((one) => of('readinessItem', one)).join('、')}
            </p>
          )}
        </section>
      )}
      {view.suit && <Suit suit={view.suit} />}
    </div>
  );
}

function Suit({ suit }: { suit: NonNullable<CaseView['suit']> }): ReactElement {
  const { t, day } = useWords();
  return (
    <section className="line">
      <b>
        {suit.court} {suit.docketNo}
      </b>
      <dl className="kv">
        <dt>{t('ui.filedOn')}</dt>
        <dd>
          {day(suit.filedOn)} · {t('ui.claimed')} <MoneyText fen={suit.claimedFen} unit />
        </dd>
        <dt>{t('ui.judgment')}</dt>
        <dd>
          {suit.judgedOn ? (
            <>
              {day(suit.judgedOn)} · {t('ui.judged')} <MoneyText fen={suit.judgedFen} unit />
            </>
          ) : (
            t('ui.awaited')
          )}
        </dd>
      </dl>
    </section>
  );
}

function Letter({ notice }: { notice: Notice }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  return (
    <section className="line">
      <div className="row">
        <StageTag stage={notice.stage} />
        <b>{notice.letterNumber}</b>
        {notice.act && <span className="tag">{of('actState', notice.act.state)}</span>}
        <span className="end">
          <MoneyText fen={notice.demandedFen} unit />
        </span>
      </div>
      <p className="t3 s12">
        {t('ui.issuedOn', { day: day(notice.issuedOn, today) })} · {t('ui.termOf', { count: notice.termDays })} ·{' '}
        {notice.servedOn
          ? t('ui.servedTerm', { day: day(notice.servedOn, today), end: day(notice.termEndsOn, today) })
          : t('ui.notServedYet')}
      </p>
      {notice.deliveries.map((one) => (
        <p key={one.attempt} className="s12 proof">
          {t('ui.attempt', { count: one.attempt })} {of('result', one.result)} · {day(one.resultOn, today)} ·{' '}
          {of('proof', one.proofKind)} {one.proofReference}
        </p>
      ))}
      <details>
        <summary>{t('ui.readLetter')}</summary>
        <pre className="paper">{notice.letterText}</pre>
      </details>
    </section>
  );
}
