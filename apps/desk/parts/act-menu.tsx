import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { actIds, actOf, groups, openTo, type ActId, type Group } from '../acts.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { subjectsOf } from './act-choices.js';
import type { CaseLists } from './act-choices.js';
import { isTyping } from './shell.js';

interface Props {
  lists: CaseLists;
  onAct: (id: ActId) => void;
}

/** What the viewer can begin in this case now: his right, the stage, and a row there that it can be done to. */
function useOpenActs(lists: CaseLists): ActId[] {
  const words = useWords();
  const { may } = useDesk();
  return actIds.filter(
    (id) =>
      openTo(id, { may, stage: lists.view.stage }) &&
      subjectsOf(actOf(id).on, id, { lists, words }).length > 0 &&
      fits(id, lists),
  );
}

function fits(id: ActId, { view, standingOrders }: CaseLists): boolean {
  if (id === 'announce') return view.debtor.kind === 'organisation';
  if (id === 'proposePress') return view.debtor.kind === 'person';
  if (id === 'revokeStandingOrder') return standingOrders.some(({ revokedOn }) => revokedOn === null);
  if (id === 'recordUserTitle')
    return view.debts.some(({ obligors }) => obligors.some(({ role }) => role === 'actualUser'));
  return true;
}

/** The acts beside the next step: seven groups, and N for all of them. */
export function ActMenu({ lists, onAct }: Props): ReactElement | null {
  const { t, of } = useWords();
  const [open, setOpen] = useState<Group | 'all'>();
  const acts = useOpenActs(lists);
  useEffect(() => {
    const keys = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'n' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event))
        return;
      event.preventDefault();
      setOpen('all');
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);
  if (acts.length === 0) return null;
  const start = (id: ActId): void => {
    setOpen(undefined);
    onAct(id);
  };
  return (
    <section className="panel acts-p" aria-labelledby="acts">
      <header className="ph">
        <h2 id="acts">{t('ui.acts')}</h2>
        <button type="button" className="link end" data-testid="acts-open" onClick={() => setOpen('all')}>
          <PlusOutlined aria-hidden /> {t('ui.allActs', { count: acts.length })} <kbd className="wide">N</kbd>
        </button>
      </header>
      <div className="act-g pb">
        {groups
          .map((group) => ({ group, count: acts.filter((id) => actOf(id).group === group).length }))
          .filter(({ count }) => count > 0)
          .map(({ group, count }) => (
            <button
              key={group}
              type="button"
              className="chip"
              data-testid={`acts-${group}`}
              onClick={() => setOpen(group)}
            >
              {of('actGroup', group)} <em>{count}</em>
            </button>
          ))}
      </div>
      {open && <ActList acts={acts} group={open} onClose={() => setOpen(undefined)} onAct={start} />}
    </section>
  );
}

interface ListProps {
  acts: readonly ActId[];
  group: Group | 'all';
  onClose: () => void;
  onAct: (id: ActId) => void;
}

/** The list of acts, to be searched and gone through by the keyboard. */
function ActList({ acts, group, onClose, onAct }: ListProps): ReactElement {
  const { t, of } = useWords();
  const [asked, ask] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const fit = acts.filter((id) => {
    const text = `${of('actTitle', id)} ${of('actSays', id)} ${of('actGroup', actOf(id).group)}`.toLowerCase();
    return asked === '' ? group === 'all' || actOf(id).group === group : text.includes(asked.trim().toLowerCase());
  });
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = buttons.findIndex((one) => one === document.activeElement);
    event.preventDefault();
    buttons[(at + (event.key === 'ArrowDown' ? 1 : -1) + buttons.length) % buttons.length]?.focus();
  };
  return (
    <Modal
      open
      title={t('ui.acts')}
      footer={null}
      onCancel={onClose}
      width={640}
      closable={{ 'aria-label': t('ui.close') }}
    >
      <div onKeyDown={move}>
        <form
          className="cmd in"
          onSubmit={(event) => {
            event.preventDefault();
            if (fit[0]) onAct(fit[0]);
          }}
        >
          <SearchOutlined aria-hidden />
          <input
            autoFocus
            aria-label={t('ui.searchActs')}
            placeholder={t('ui.searchActs')}
            data-testid="acts-search"
            value={asked}
            onChange={(e) => ask(e.target.value)}
          />
        </form>
        <div className="act-l" ref={list}>
          {fit.length === 0 && <p className="empty">{t('ui.noneFound')}</p>}
          {groups
            .filter((one) => fit.some((id) => actOf(id).group === one))
            .map((one) => (
              <section key={one}>
                <h3>{of('actGroup', one)}</h3>
                {fit
                  .filter((id) => actOf(id).group === one)
                  .map((id) => (
                    <button key={id} type="button" data-testid={`act-${id}`} onClick={() => onAct(id)}>
                      <b>{of('actTitle', id)}</b>
                      <small>{of('actSays', id)}</small>
                    </button>
                  ))}
              </section>
            ))}
        </div>
      </div>
    </Modal>
  );
}
