import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { ReactElement } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { DeskProvider } from './desk.js';
import type { Desk } from './desk.js';
import { useWords } from './i18n.js';
import { ClockBanner } from './parts/clock-banner.js';
import { PageProblem, PageSkeleton, Rail } from './parts/shell.js';
import { SignInPage } from './pages/sign-in-page.js';
import { useDoor, useInstallation, useLeaving, useSession } from './queries.js';
import { usePaint } from './screen.js';
import type { Installation, Session } from './shapes.js';
import { themeOf } from './theme.js';

const TasksPage = lazy(() => import('./pages/tasks-page.js'));
const CasesPage = lazy(() => import('./pages/cases-page.js'));
const CasePage = lazy(() => import('./pages/case-page.js'));
const ApprovalsPage = lazy(() => import('./pages/approvals-page.js'));
const OpenPage = lazy(() => import('./pages/open-page.js'));
const FilingPage = lazy(() => import('./pages/filing-page.js'));
const SettingsPage = lazy(() => import('./pages/settings-page.js'));
const ImportPage = lazy(() => import('./pages/import-page.js'));

export function App(): ReactElement {
  const { language } = useWords();
  const paint = usePaint();
  useEffect(() => {
    document.documentElement.dataset['theme'] = paint;
  }, [paint]);
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  const look = useMemo(() => themeOf(paint), [paint]);
  return (
    <ConfigProvider locale={language === 'en' ? enUS : zhCN} theme={look} button={{ autoInsertSpace: false }}>
      <Door />
    </ConfigProvider>
  );
}

/** Nobody works here without being signed in. A session lost on the way opens the door above the page. */
function Door(): ReactElement {
  const installation = useInstallation();
  const session = useSession();
  const lost = useDoor();
  const leaving = useLeaving();
  if (leaving) return <PageSkeleton />;
  if (!installation.data || session.data === undefined) {
    const error = installation.error ?? session.error;
    return error ? <PageProblem error={error} /> : <PageSkeleton />;
  }
  if (session.data === null) return <SignInPage installation={installation.data} />;
  return (
    <>
      <Signed installation={installation.data} session={session.data} />
      {lost && (
        <div className="over-door" role="dialog" aria-modal="true">
          <SignInPage installation={installation.data} again />
        </div>
      )}
    </>
  );
}

function Signed({ installation, session }: { installation: Installation; session: Session }): ReactElement {
  const { t } = useWords();
  const desk = useMemo<Desk>(
    () => ({
      session,
      today: installation.today,
      nowAt: installation.nowAt,
      may: (right) => session.rights.includes(right),
    }),
    [session, installation.today, installation.nowAt],
  );
  return (
    <DeskProvider value={desk}>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      {installation.mode === 'demo' && <ClockBanner name={installation.name} />}
      <div className="shell">
        <Rail />
        <div className="main">
          <Suspense fallback={<PageSkeleton />}>
            <Pages home={desk.may('case.read') ? '/cases' : '/approvals'} />
          </Suspense>
        </div>
      </div>
    </DeskProvider>
  );
}

/** Every page asks for its own; a role that sees no case begins with its requests. */
function Pages({ home }: { home: string }): ReactElement {
  const reads = home === '/cases';
  return (
    <Routes>
      {reads && (
        <>
          <Route path="/tasks" element={<TasksPage />} />
          <Route path="/cases" element={<CasesPage />} />
          <Route path="/cases/:id" element={<CasePage />} />
          <Route path="/open" element={<OpenPage />} />
          <Route path="/import/:id?" element={<ImportPage />} />
          <Route path="/filing" element={<FilingPage />} />
        </>
      )}
      <Route path="/approvals/:id?" element={<ApprovalsPage />} />
      <Route path="/settings/:tab?" element={<SettingsPage />} />
      <Route path="*" element={<Navigate to={home} replace />} />
    </Routes>
  );
}
