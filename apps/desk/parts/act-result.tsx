import { CheckCircleOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import type { ReactElement } from 'react';
import { insteadOf, type Start } from '../act-instead.js';
import type { AskMeasureResponse } from '../client/types.gen.js';
import { useWords } from '../i18n.js';
import { usePhone } from '../screen.js';

interface Props {
  measure: string;
  answer: unknown;
  onClose: () => void;
  onStart: (start: Start) => void;
}

/** The measure is lawful today: by which article, and what to keep in mind; from here straight to recording it. */
export function Cleared({ measure, answer, onClose, onStart }: Props): ReactElement {
  const { t, of, day } = useWords();
  const phone = usePhone();
  const { articleZh, mind, validOn } = answer as AskMeasureResponse;
  const next = insteadOf(measure);
  const leads = !('act' in next) || next.act !== 'askMeasure';
  return (
    <Drawer
      open
      title={of('actTitle', 'askMeasure')}
      onClose={onClose}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '88%' : 440}
      className="act"
      closable={{ 'aria-label': t('ui.close') }}
    >
      <div className="act-b">
        <section className="clear" role="status" data-testid="measure-cleared">
          <h3>
            <CheckCircleOutlined aria-hidden /> {t('ui.mayDo', { what: of('measure', measure) })}
          </h3>
          <p>{t('ui.goodOn', { day: day(validOn) })}</p>
          <p className="law">{t('ui.articleIs', { article: articleZh })}</p>
          {mind.length > 0 && (
            <>
              <b>{t('ui.keepInMind')}</b>
              <ul>
                {mind.map((one) => (
                  <li key={one}>{of('mind', one)}</li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
      <div className="act-f">
        <Button size="large" onClick={onClose}>
          {t('ui.close')}
        </Button>
        {leads && (
          <Button size="large" type="primary" data-testid="measure-do" onClick={() => onStart(next)}>
            {'act' in next ? of('actTitle', next.act) : of('act', next.step)}
          </Button>
        )}
      </div>
    </Drawer>
  );
}
