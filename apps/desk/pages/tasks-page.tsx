import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { PageProblem, PageSkeleton, TopBar } from '../parts/shell.js';
import { TasksList } from '../parts/tasks-list.js';
import { useTasks } from '../queries.js';
import type { Task } from '../shapes.js';

/** Tasks of one's own role over all cases: over, today, later. */
export default function TasksPage(): ReactElement {
  const { t } = useWords();
  const { today, session } = useDesk();
  const tasks = useTasks();
  if (!tasks.data) return tasks.error ? <PageProblem error={tasks.error} /> : <PageSkeleton />;
  const mine = tasks.data.filter(({ role }) => session.staff.roles.includes(role));
  const others = tasks.data.filter(({ role }) => !session.staff.roles.includes(role));
  const groups: [string, Task[]][] = [
    [t('ui.overdue'), mine.filter(({ dueOn }) => dueOn < today)],
    [t('ui.dueToday'), mine.filter(({ dueOn }) => dueOn === today)],
    [t('ui.later'), mine.filter(({ dueOn }) => dueOn > today)],
    [t('ui.ofOthers'), others],
  ];
  return (
    <>
      <TopBar title={t('nav.tasks')} sub={t('ui.mineCount', { count: mine.length })} />
      <main id="main">
        <section className="panel list">
          {tasks.data.length === 0 && <TasksList tasks={[]} withCase />}
          {groups
            .filter(([, list]) => list.length > 0)
            .map(([word, list]) => (
              <section key={word} aria-label={word}>
                <h2 className="gh">
                  <b>{word}</b> {t('ui.count', { count: list.length })}
                </h2>
                <TasksList tasks={list.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))} withCase />
              </section>
            ))}
        </section>
      </main>
    </>
  );
}
