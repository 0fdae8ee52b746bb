import { CheckOutlined, ClockCircleOutlined, CloseOutlined } from '@ant-design/icons';
import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { Words } from '../i18n.js';
import type { ApprovalView } from '../shapes.js';

type Voice = ApprovalView['voices'][number];

/** A department's, a role's or a person's seat, by its name. */
export const seatName = ({ seat, personName }: Pick<Voice, 'seat' | 'personName'>, { t }: Words): string =>
  personName ?? t(`department.${seat}`, { defaultValue: t(`role.${seat}`, { defaultValue: seat }) });

/** The opinions that must stand before the decision: who, when, for or against, and whose are still awaited. */
export function Voices({ view }: { view: ApprovalView }): ReactElement | null {
  const words = useWords();
  const { t, day } = words;
  const { today } = useDesk();
  const { voices } = view;
  if (voices.length === 0) return null;
  const given = voices.filter(({ agrees }) => agrees !== null).length;
  return (
    <section data-testid="voices">
      <h3>
        {t('ui.voices')}{' '}
        <span className={given === voices.length ? 'tag ok' : 'tag amber'}>
          {t('ui.ofRows', { done: given, rows: voices.length })}
        </span>
      </h3>
      <ul className="voices">
        {voices.map((one) => (
          <li key={one.seat} data-testid={`voice-${one.seat}`} data-agrees={one.agrees}>
            <Sign agrees={one.agrees} />
            <span>
              <b>{seatName(one, words)}</b>{' '}
              {t(one.agrees === null ? 'ui.voiceAwaited' : one.agrees ? 'ui.voiceFor' : 'ui.voiceAgainst')}
              {one.byName && (
                <small>
                  {one.byName}
                  {one.forName && t('ui.standsFor', { who: one.forName })} · {day(one.day, today)} · {one.reason}
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sign({ agrees }: { agrees: boolean | null }): ReactElement {
  if (agrees === null) return <ClockCircleOutlined aria-hidden className="t3" />;
  return agrees ? <CheckOutlined aria-hidden className="okc" /> : <CloseOutlined aria-hidden className="redc" />;
}
