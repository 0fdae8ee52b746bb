import { Tabs } from 'antd';
import { useCallback, useState } from 'react';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { sendNoticeAgain, serveNotice } from '../client/sdk.gen.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { CaseFacts } from '../parts/case-facts.js';
import { DebtsTab } from '../parts/debts-tab.js';
import { LettersTab } from '../parts/letters-tab.js';
import { NextStepCard, openRequestOf, RequestNote, WaitCard } from '../parts/next-step-card.js';
import { OtherSteps } from '../parts/other-steps.js';
import { RefusalNotice } from '../parts/refusal-notice.js';
import { RequestsList } from '../parts/requests-list.js';
import { PageProblem, PageSkeleton, TopBar } from '../parts/shell.js';
import { StageSteps } from '../parts/stage-steps.js';
import { StepForm } from '../parts/step-form.js';
import { stepTitle, whoWords } from '../parts/step-words.js';
import { TasksList } from '../parts/tasks-list.js';
import { ActForm, type ActStart } from '../parts/act-form.js';
import { ActMenu } from '../parts/act-menu.js';
import { useCaseLists, type CaseLists } from '../parts/act-choices.js';
import { ClocksTab } from '../parts/clocks-tab.js';
import { ContactsTab } from '../parts/contacts-tab.js';
import { CourtTab } from '../parts/court-tab.js';
import { FactsTab } from '../parts/facts-tab.js';
import { PeopleTab } from '../parts/people-tab.js';
import { RecoveryTab } from '../parts/recovery-tab.js';
import { Timeline } from '../parts/timeline.js';
import { UndoBar } from '../parts/undo-bar.js';
import type { Served } from '../parts/undo-bar.js';
import { useAct, useCase, useTimeline } from '../queries.js';
import type { Start } from '../act-instead.js';
import type { CaseView, Step, TimelineView } from '../shapes.js';
import { daysEntered } from '../stages.js';

export default function CasePage(): ReactElement {
  const { id = '' } = useParams();
  const { t } = useWords();
  const kase = useCase(id);
  const story = useTimeline(id);
  const view = kase.data;
  if (!view) return kase.error ? <PageProblem error={kase.error} /> : <PageSkeleton />;
  return (
    <>
      <TopBar
        title={
          <>
            <Link to="/cases">{t('nav.cases')}</Link>
            <span className="sl">/</span>
            {view.debtor.name}
          </>
        }
        sub={view.number}
        tag={t(`caseKind.${view.kind}`, { defaultValue: view.kind })}
      />
      <main id="main" className="case">
        <StageSteps view={view} entered={daysEntered(story.data?.past ?? [])} />
        <CaseColumns key={view.id} view={view} story={story.data} />
      </main>
    </>
  );
}

/** What is fixed, what is known, what can be done: an act begun in any of them opens the same form. */
function CaseColumns({ view, story }: { view: CaseView; story: TimelineView | undefined }): ReactElement {
  const lists = useCaseLists(view);
  const steps = useSteps(view);
  const [act, setAct] = useState<ActStart>();
  const begin = (start: Start): void => {
    if ('act' in start) return setAct(start);
    setAct(undefined);
    const step = view.steps.find((one) => one.act === start.step && (!start.to || one.to === start.to));
    if (step) steps.start(step);
  };
  return (
    <div className="cols">
      <CaseFacts view={view} />
      <section className="panel mid">
        <CaseTabs lists={lists} story={story} onAct={setAct} />
      </section>
      <CaseSteps view={view} steps={steps} menu={<ActMenu lists={lists} onAct={(id) => setAct({ act: id })} />} />
      {act && (
        <ActForm
          key={`${act.act}${JSON.stringify(act.preset ?? '')}`}
          lists={lists}
          start={act}
          onClose={() => setAct(undefined)}
          onStart={begin}
        />
      )}
    </div>
  );
}

interface TabsProps {
  lists: CaseLists;
  story: TimelineView | undefined;
  onAct: (start: ActStart) => void;
}

function CaseTabs({ lists, story, onAct }: TabsProps): ReactElement {
  const { t } = useWords();
  const { view, circumstances, court, clocks } = lists;
  const count = (word: string, amount = 0): ReactElement => (
    <>
      {word} {amount > 0 && <em>{amount}</em>}
    </>
  );
  const holding = circumstances?.facts.filter(({ state }) => state === 'inForce').length;
  const shared = { lists, onAct };
  return (
    <Tabs
      items={[
        { key: 'timeline', label: t('ui.timeline'), children: story && <Timeline view={story} /> },
        {
          key: 'tasks',
          label: count(t('ui.tasks'), view.tasksOpen.length),
          children: <TasksList tasks={view.tasksOpen} />,
        },
        { key: 'debts', label: count(t('ui.debts'), view.debts.length), children: <DebtsTab view={view} /> },
        { key: 'clocks', label: count(t('ui.clocks'), clocks?.clocks.length), children: <ClocksTab lists={lists} /> },
        { key: 'facts', label: count(t('ui.factsAndPlans'), holding), children: <FactsTab {...shared} /> },
        { key: 'letters', label: count(t('ui.letters'), view.notices.length), children: <LettersTab view={view} /> },
        { key: 'court', label: count(t('ui.courtTab'), court?.tracks.length), children: <CourtTab {...shared} /> },
        {
          key: 'requests',
          label: count(t('ui.requests'), view.requests.length),
          children: <RequestsList requests={view.requests} />,
        },
        {
          key: 'contacts',
          label: count(t('ui.contactsTab'), circumstances?.refused.length),
          children: <ContactsTab {...shared} />,
        },
        { key: 'recovery', label: t('ui.recoveryTab'), children: <RecoveryTab {...shared} /> },
        { key: 'people', label: t('ui.people'), children: <PeopleTab {...shared} /> },
      ].map((item) => ({ ...item, label: <span data-testid={`tab-${item.key}`}>{item.label}</span> }))}
    />
  );
}

/** Asking is the exception while a term runs: then the case waits, and the requests stand among the other steps. */
function isNatural(step: Step, { deadline, stage, stageOn, interviews }: CaseView, today: string): boolean {
  if (step.act === 'ask') return step.to !== 'ended' && (!deadline || deadline.lastOn < today) && stage !== 'intake';
  // One interview is what the stage asks for; a further one stands among the other steps.
  if (step.act === 'recordInterview') return !interviews.some(({ heldOn }) => heldOn >= stageOn);
  return true;
}

/** A letter that came back or was taken back goes out again before anything is recorded of it. */
const isBack =
  ({ notices }: CaseView) =>
  ({ act, noticeId }: Step): boolean =>
    act === 'sendAgain' && notices.find(({ id }) => id === noticeId)?.act?.state !== 'uncertain';

/** The step that the card puts first: what the viewer can do now, before what another role does. */
function firstStep(view: CaseView, today: string): Step | undefined {
  const natural = view.steps.filter((step) => !step.refused && isNatural(step, view, today));
  const mine = natural.filter((step) => step.mine);
  if (mine.length > 0) return mine.find(isBack(view)) ?? mine.find((step) => step.primary) ?? mine[0];
  if (openRequestOf(view)) return undefined;
  return natural.find((step) => step.act !== 'ask' && step.act !== 'postPayment');
}

interface Steps {
  open: Step | undefined;
  setOpen: (step: Step | undefined) => void;
  barred: Step | undefined;
  served: Served | undefined;
  forget: () => void;
  serve: ReturnType<typeof useServe>;
  start: (step: Step) => void;
}

const useServe = (view: CaseView) =>
  useAct(({ act, noticeId = '' }: Step, headers) =>
    act === 'sendAgain'
      ? sendNoticeAgain({ path: { id: noticeId }, headers })
      : serveNotice({ path: { id: view.id }, headers }),
  );

/** The steps of the stage table: which one is open, barred or just done. */
function useSteps(view: CaseView): Steps {
  const [open, setOpen] = useState<Step>();
  const [barred, setBarred] = useState<Step>();
  const [served, setServed] = useState<Served>();
  const serve = useServe(view);
  const start = (step: Step): void => {
    const free = step.mine && !step.refused;
    setBarred(free ? undefined : step);
    serve.clear();
    if (!free) return;
    if (step.act === 'serveNotice' || step.act === 'sendAgain')
      void serve.submit(step).then((answer) => answer && setServed(answer));
    else setOpen(step);
  };
  const forget = useCallback(() => setServed(undefined), []);
  return { open, setOpen, barred, served, forget, serve, start };
}

function CaseSteps({ view, steps, menu }: { view: CaseView; steps: Steps; menu: ReactElement }): ReactElement {
  const words = useWords();
  const { open, setOpen, barred, served, forget, serve, start } = steps;
  const { today } = useDesk();
  const first = firstStep(view, today);
  const request = openRequestOf(view);
  return (
    <aside className="right" aria-label={words.t('ui.nextStep')}>
      {first ? (
        <NextStepCard view={view} step={first} pending={serve.pending} onStart={start} />
      ) : (
        <WaitCard view={view} />
      )}
      {first && request && <RequestNote request={request} />}
      {serve.problem && (
        <RefusalNotice code={serve.problem.code} figures={serve.problem.figures} tried={words.t('act.serveNotice')} />
      )}
      {barred && <Barred step={barred} />}
      {menu}
      <OtherSteps steps={view.steps.filter((step) => step !== first)} onStart={start} />
      {open && <StepForm view={view} step={open} onClose={() => setOpen(undefined)} />}
      {served && <UndoBar key={served.actId} served={served} onGone={forget} />}
    </aside>
  );
}

/** Somebody pressed a step that he may not take, or not now: why, by which article, and who may. */
function Barred({ step }: { step: Step }): ReactElement {
  const words = useWords();
  return (
    <RefusalNotice
      code={step.mine && step.refused ? step.refused : 'NO_RIGHT'}
      tried={stepTitle(step, words)}
      figures={step.detail}
      articleZh={step.articleZh}
    >
      {!step.mine && <p className="who-may">{words.t('ui.whoMay', { who: whoWords(step.whoRoles, words) })}</p>}
    </RefusalNotice>
  );
}
