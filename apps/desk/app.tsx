import { Button, ConfigProvider } from 'antd';
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
import { PageProblem, PageSkeleton, Rail, TopBar } from './parts/shell.js';
import { SignInPage } from './pages/sign-in-page.js';
import { leaveDesk, useDoor, useInstallation, useLeaving, useSession } from './queries.js';
import { usePaint } from './screen.js';
import type { Installation, Session } from './shapes.js';
import { themeOf } from './theme.js';

const TasksPage = lazy(() => import('./pages/tasks-page.js'));
const CasesPage = lazy(() => import('./pages/cases-page.js'));
const CasePage = lazy(() => import('./pages/case-page.js'));
const ApprovalsPage = lazy(() => import('./pages/approvals-page.js'));
const OpenPage = lazy(() => import('./pages/open-page.js'));
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
          <Suspense fallback={<PageSkeleton />}>{desk.may('case.read') ? <Pages /> : <NoPages />}</Suspense>
        </div>
      </div>
    </DeskProvider>
  );
}

function Pages(): ReactElement {
  return (
    <Routes>
      <Route path="/tasks" element={<TasksPage />} />
      <Route path="/cases" element={<CasesPage />} />
      <Route path="/cases/:id" element={<CasePage />} />
      <Route path="/approvals/:id?" element={<ApprovalsPage />} />
      <Route path="/open" element={<OpenPage />} />
      <Route path="/import/:id?" element={<ImportPage />} />
      <Route path="*" element={<Navigate to="/cases" replace />} />
    </Routes>
  );
}

/** A role that looks after people and parameters and sees no case: its pages are still to come. */
function NoPages(): ReactElement {
  const { t } = useWords();
  return (
    <>
      <TopBar title={t('ui.product')} />
      <main id="main">
        <section className="panel empty">
          <p>{t('ui.noPages')}</p>
          <Button onClick={() => void leaveDesk()}>{t('ui.switch')}</Button>
        </section>
      </main>
    </>
  );
}
