import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { aboutOf } from '../stages.js';
import type { Task } from '../shapes.js';
import { TaskForm } from './forms/word-forms.js';

interface Props {
  tasks: readonly Task[];
  /** Shows whose case it is, for the list over all cases. */
  withCase?: boolean;
}

/** Things that only a person can do; each with its day. */
export function TasksList({ tasks, withCase }: Props): ReactElement {
  const { t, of, day } = useWords();
  const { today, may, session } = useDesk();
  const [open, setOpen] = useState<Task>();
  if (tasks.length === 0) return <p className="empty">{withCase ? t('ui.noTasksToday') : t('ui.noTasks')}</p>;
  return (
    <>
      <ul className="tasks">
        {tasks.map((task) => (
          <li key={task.id}>
            <div className="grow">
              <b>{of('task', task.kind)}</b>{' '}
              {withCase && task.caseId && (
                <Link to={`/cases/${task.caseId}`}>{`${task.debtorName ?? ''} ${task.caseNumber ?? ''}`}</Link>
              )}
              <p className="s12 t3">{[aboutOf(task), of('role', task.role)].filter(Boolean).join(' · ')}</p>
            </div>
            <span className={task.dueOn < today ? 'due over' : 'due'}>
              {task.dueOn < today
                ? t('ui.overSince', { day: day(task.dueOn, today) })
                : t('ui.until', { day: day(task.dueOn, today) })}
            </span>
            {may('task.finish') && session.staff.roles.includes(task.role) && (
              <Button size="small" onClick={() => setOpen(task)} data-testid={`task-${task.id}`}>
                {t('ui.finishTask')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <TaskForm task={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
