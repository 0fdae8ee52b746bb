import { CheckOutlined, CloseOutlined, HourglassOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { openTo } from '../acts.js';
import { useWriteOff } from '../case-queries.js';
import type { RecoveryOfDebt } from '../case-queries.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { WriteOff } from '../shapes-lawful.js';
import type { TabProps } from './court-tab.js';
import { MoneyText } from './money-text.js';

/** 收回与核销: waivers, things and mixed agreements part by part; the write-off's file with its gates; how it ended. */
export function RecoveryTab({ lists, onAct }: TabProps): ReactElement {
  const { t } = useWords();
  const writeOff = useWriteOff(lists.view.id).data;
  const { recoveries = [] } = lists;
  return (
    <div className="tab-b">
      <h3>{t('ui.recoveries')}</h3>
      {recoveries.length === 0 && <p className="empty">{t('ui.noRecoveries')}</p>}
      {recoveries.map((one) => (
        <Recovery key={one.id} recovery={one} lists={lists} onAct={onAct} />
      ))}
      {writeOff && <WriteOffPart writeOff={writeOff} lists={lists} onAct={onAct} />}
    </div>
  );
}

function Recovery({ recovery, lists, onAct }: TabProps & { recovery: RecoveryOfDebt }): ReactElement {
  const { t, of, day } = useWords();
  const { today, may } = useDesk();
  const confirms = openTo('confirmRecoveryPart', { may, stage: lists.view.stage });
  const { condition } = recovery;
  return (
    <section className="track" data-testid={`recovery-${recovery.kind}`} data-state={recovery.state}>
      <header>
        <b>{of('recoveryKind', recovery.kind)}</b>
        <span className="tag">{of('recoveryState', recovery.state)}</span>
        <span className="end">
          <MoneyText fen={recovery.amountFen} unit />
        </span>
      </header>
      <p className="t2">
        {recovery.reason}{' '}
        <span className="t3">
          {[recovery.recordedByName, day(recovery.recordedOn, today)].filter(Boolean).join(' · ')}
        </span>
      </p>
      {condition && (
        <p className={condition.met ? 't2' : 'warn'}>
          {condition.met ? <CheckOutlined aria-hidden /> : <HourglassOutlined aria-hidden />}{' '}
          {t('ui.onlyIfPaid', { day: day(condition.onlyIfPaidOn, today) })}{' '}
          <MoneyText fen={condition.onlyIfPaidFen} unit /> · {t('ui.paidSum')} <MoneyText fen={condition.paidFen} />
        </p>
      )}
      <ul className="book">
        {recovery.parts.map((one) => (
          <li key={one.id} className={one.confirmedOn ? 'b-supplied' : 'b-missing'}>
            {one.confirmedOn ? <CheckOutlined aria-hidden /> : <HourglassOutlined aria-hidden />}
            <span>
              {one.part ? of('account', one.part) : of('recoveryPart', one.kind)} <MoneyText fen={one.amountFen} unit />
              <small>
                {[
                  one.what,
                  one.giverName,
                  one.confirmedOn
                    ? t('ui.confirmedOn', { day: day(one.confirmedOn, today), who: one.confirmedByName ?? '' })
                    : t('ui.notConfirmed'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {confirms &&
              recovery.kind === 'mixed' &&
              !one.confirmedOn &&
              recovery.state !== 'proposed' &&
              recovery.state !== 'cancelled' && (
                <Button size="small" onClick={() => onAct({ act: 'confirmRecoveryPart', subjectId: one.id })}>
                  {t('ui.confirm')}
                </Button>
              )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Grounds with what each still lacks; the file; the five opinions it rests on; the checks after it; the ends asked for. */
function WriteOffPart({ writeOff, lists, onAct }: TabProps & { writeOff: WriteOff }): ReactElement {
  const { t, of } = useWords();
  const { may } = useDesk();
  const { file, writeOff: done } = writeOff;
  const proves = openTo('proveWriteOff', { may, stage: lists.view.stage });
  return (
    <>
      <h3>{t('ui.writeOffFile')}</h3>
      {file ? (
        <section className="line">
          <b>{of('ground', file.ground)}</b>{' '}
          <span className={file.state === 'ready' ? 'tag ok' : 'tag amber'}>{t(`ui.file_${file.state}`)}</span>
          {file.missing.length > 0 && (
            <p className="warn">
              {t('ui.missing')}：{file.missing.map((one) => t(`label.${one}`, { defaultValue: one })).join('、')}
            </p>
          )}
          <p className="t3 s12">
            {[file.handlerName, file.departmentHeadName, file.unitHeadName].filter(Boolean).join(' · ')}
          </p>
        </section>
      ) : (
        !done && <p className="t3">{t('ui.noFile')}</p>
      )}
      {!done && (
        <details className="grounds" open={file !== null}>
          <summary>{t('ui.grounds')}</summary>
          {writeOff.grounds
            .filter(({ ground }) => !file || file.ground === ground)
            .map((one) => (
              <section className="line" key={one.ground}>
                <b>{of('ground', one.ground)}</b> <span className="t3 s12">{one.articleZh}</span>
                <ul className="book">
                  {one.gates.map(({ gate, ok }) => (
                    <li key={gate} className={ok ? 'b-supplied' : 'b-missing'}>
                      {ok ? <CheckOutlined aria-hidden /> : <CloseOutlined aria-hidden />}
                      <span>{of('gate', gate)}</span>
                      {proves && !ok && (
                        <Button size="small" onClick={() => onAct({ act: 'proveWriteOff', preset: { gate } })}>
                          {t('ui.supply')}
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
                {one.test !== 'measures' && <p className="t3 s12">{of('writeOffTest', one.test)}</p>}
              </section>
            ))}
        </details>
      )}
      <Afterwards writeOff={writeOff} />
    </>
  );
}

/** Once written off: whose opinions it rests on, who checked it; and the ends asked for. */
function Afterwards({ writeOff }: { writeOff: WriteOff }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const { writeOff: done } = writeOff;
  return (
    <>
      {done && (
        <section className="line">
          <b>
            {of('ground', done.ground)} <MoneyText fen={done.amountFen} unit />
          </b>{' '}
          <span className="t3">{[day(done.writtenOffOn, today), done.deciderName].filter(Boolean).join(' · ')}</span>
          <p className="t2">
            {done.opinions.map((one) => `${of('department', one.department)} ${one.byName ?? ''}`).join(' · ')}
          </p>
          {done.checks.map((one) => (
            <p key={one.seat}>
              {of('afterSeat', one.seat)}：{of('finding', one.finding)}{' '}
              <span className="t3">{[one.byName, day(one.checkedOn, today)].filter(Boolean).join(' · ')}</span>
            </p>
          ))}
        </section>
      )}
      {writeOff.endings.map((one) => (
        <section className="line" key={one.id}>
          <b>{of('ending', one.ground)}</b> <span className="tag">{t(`ui.ending_${one.state}`)}</span>{' '}
          <span className="t3">{[one.assigneeName, day(one.proposedOn, today)].filter(Boolean).join(' · ')}</span>{' '}
          {one.priceFen !== null && <MoneyText fen={one.priceFen} unit />}
        </section>
      ))}
    </>
  );
}
