import {
  AuditOutlined,
  BankOutlined,
  BulbOutlined,
  CheckSquareOutlined,
  FileAddOutlined,
  FolderOutlined,
  LogoutOutlined,
  MoonOutlined,
  SearchOutlined,
  SettingOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import { Button, Skeleton, Tooltip } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Link, NavLink, useNavigate } from 'react-router';
import { useDesk } from '../desk.js';
import { speak, useWords } from '../i18n.js';
import { problemOf } from '../problem.js';
import { leaveDesk, useApprovals, useTasks } from '../queries.js';
import { paint, usePaint } from '../screen.js';
import { RefusalNotice } from './refusal-notice.js';

/** Counts in the rail need not be as fresh as the page. */
const SELDOM_MS = 10_000;

const PLACES = [
  { to: '/tasks', word: 'nav.tasks', right: 'case.read', Icon: CheckSquareOutlined },
  { to: '/cases', word: 'nav.cases', right: 'case.read', Icon: FolderOutlined },
  { to: '/approvals', word: 'nav.approvals', right: 'request.see', Icon: AuditOutlined },
  { to: '/filing', word: 'nav.filing', right: 'filing.read', Icon: BankOutlined },
  { to: '/open', word: 'nav.open', right: 'case.open', Icon: FileAddOutlined },
  { to: '/import', word: 'nav.import', right: 'ledger.import', Icon: UploadOutlined },
  { to: '/settings', word: 'nav.settings', right: 'deputy.appoint', Icon: SettingOutlined },
] as const;

/** Where one can go: the rail on a screen, the bar at the thumb on a phone. */
export function Rail(): ReactElement {
  const { t, of } = useWords();
  const { session, may } = useDesk();
  const waiting = useApprovals('mine', SELDOM_MS, may('request.see')).data?.length ?? 0;
  const tasks =
    useTasks(SELDOM_MS, may('case.read')).data?.filter(({ role }) => session.staff.roles.includes(role)).length ?? 0;
  const counts: Record<string, number> = { '/approvals': waiting, '/tasks': tasks };
  return (
    <nav className="rail" aria-label={t('ui.mainNav')}>
      <Link to="/" className="logo" title={t('ui.product')}>
        <Logo />
      </Link>
      {PLACES.filter(({ right }) => may(right)).map(({ to, word, Icon }) => (
        <NavLink key={to} to={to} className="nav">
          <span className="nav-i">
            <Icon aria-hidden />
            {(counts[to] ?? 0) > 0 && <em>{counts[to]}</em>}
          </span>
          <span>{t(word)}</span>
        </NavLink>
      ))}
      <span className="rail-sp" />
      <SignOut />
      <div className="me" title={`${session.staff.name} · ${session.staff.unitName}`}>
        <span className="ava" aria-hidden>
          {session.staff.name.slice(0, 1)}
        </span>
        <span className="me-n">{session.staff.name}</span>
        <small>{session.staff.roles.map((role) => of('role', role)).join('·')}</small>
      </div>
    </nav>
  );
}

function SignOut(): ReactElement {
  const { t } = useWords();
  const { session } = useDesk();
  return (
    <Tooltip title={session.mode === 'demo' ? t('ui.switchRole') : t('ui.signOut')} placement="right">
      <button
        type="button"
        className="nav nav-s"
        data-testid="sign-out"
        aria-label={t('ui.signOut')}
        onClick={() => void leaveDesk()}
      >
        <LogoutOutlined aria-hidden />
        <span>{session.mode === 'demo' ? t('ui.switch') : t('ui.leave')}</span>
      </button>
    </Tooltip>
  );
}

export function Logo(): ReactElement {
  return (
    <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--qs-primary)" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 10.5h16M8 16h9" />
        <path d="m8 21.5h5m3.5-.5 3 3 5.5-6.5" />
      </g>
    </svg>
  );
}

interface TopProps {
  title: ReactNode;
  sub?: ReactNode;
  tag?: ReactNode;
}

export function TopBar({ title, sub, tag }: TopProps): ReactElement {
  const { may } = useDesk();
  return (
    <header className="top">
      <div className="top-t">
        <h1>{title}</h1>
        {tag && <span className="tag">{tag}</span>}
        {sub && <span className="t3 el">{sub}</span>}
      </div>
      {may('case.read') && <Search />}
      <div className="top-r">
        <Live />
        <Looks />
      </div>
    </header>
  );
}

/** `/` goes here from anywhere; what is found is the list of cases with the words in its address. */
function Search(): ReactElement {
  const { t } = useWords();
  const go = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.isComposing || isTyping(event)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  return (
    <form
      role="search"
      className="cmd"
      onSubmit={(event) => {
        event.preventDefault();
        void go(`/cases?q=${encodeURIComponent(field.current?.value.trim() ?? '')}`);
      }}
    >
      <SearchOutlined aria-hidden />
      <input ref={field} aria-label={t('ui.search')} placeholder={t('ui.searchHint')} />
      <kbd aria-hidden>/</kbd>
    </form>
  );
}

/** Single keys are off inside fields and while a form stands above the page. */
export const isTyping = (event: KeyboardEvent): boolean =>
  (event.target instanceof HTMLElement &&
    event.target.closest('input, textarea, select, [contenteditable]') !== null) ||
  document.querySelector('[role="dialog"]') !== null;

function Live(): ReactElement {
  const { t } = useWords();
  const { may } = useDesk();
  const broken = useApprovals('mine', SELDOM_MS, may('request.see')).isError;
  return (
    <span className={broken ? 'live off' : 'live'} role="status">
      <i aria-hidden />
      {broken ? t('ui.offline') : t('ui.live')}
    </span>
  );
}

/** The language and the light of the desk. */
export function Looks(): ReactElement {
  const { t, language } = useWords();
  const now = usePaint();
  return (
    <>
      <Button
        type="text"
        data-testid="language"
        aria-label={t('ui.otherLanguage')}
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => void speak(language === 'en' ? 'zh-CN' : 'en')}
      >
        {language === 'en' ? '中文' : 'EN'}
      </Button>
      <Button
        type="text"
        aria-label={now === 'dark' ? t('ui.light') : t('ui.dark')}
        icon={now === 'dark' ? <BulbOutlined /> : <MoonOutlined />}
        onClick={() => paint(now === 'dark' ? 'light' : 'dark')}
      />
    </>
  );
}

/** In the shape of a page, and only after a moment (css): a fast answer shows no flicker. */
export function PageSkeleton(): ReactElement {
  const { t } = useWords();
  return (
    <main id="main" className="late" aria-busy="true" aria-label={t('ui.loading')}>
      <div className="panel pb">
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    </main>
  );
}

export function PageProblem({ error }: { error: unknown }): ReactElement {
  const { t } = useWords();
  const problem = problemOf(error);
  return (
    <main id="main">
      <div className="narrow">
        <RefusalNotice code={problem.code} figures={problem.figures} errors={problem.errors} />
        <p>
          <Link to="/cases">{t('ui.toCases')}</Link>
        </p>
      </div>
    </main>
  );
}
